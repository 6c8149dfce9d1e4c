package io.calibr.server.platform;

import io.helidon.config.mp.MpConfigSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class ConfigurationTest {

    @Test
    void everyKeyHasALineInTheDocumentAndTheOtherWayRound() throws IOException {
        var document = Files.readString(Path.of("..", "docs", "configuration.md"));

        var documented = Pattern.compile("^\\| `(calibr\\.[a-z.-]+)`", Pattern.MULTILINE)
                .matcher(document)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(documented).isEqualTo(Configuration.ofProcess().keys());
    }

    @Test
    void theExampleOfAnEnvironmentHasEveryKeyWithItsDefault() throws IOException {
        var documented = Pattern.compile("^\\| `(calibr\\.[a-z.-]+)` \\| (?:`([^`]*)`|[^|]*) \\|", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("..", "docs", "configuration.md")))
                .results()
                .collect(Collectors.toMap(
                        match -> match.group(1).toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"),
                        match -> Objects.requireNonNullElse(match.group(2), "")));

        var example = Pattern.compile("^#?(CALIBR_[A-Z_]+)=(.*)$", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("..", ".env.example")))
                .results()
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
        assertThat(example).isEqualTo(documented);
    }

    @Test
    void theDefaultsMakeSense() {
        Configuration.ofProcess().check();

        var database = Configuration.ofProcess().read(DatabaseSettings.class);
        assertThat(database.url()).isNull();
        assertThat(database.directory()).endsWithRaw(Path.of(".calibr", "data"));
        assertThat(database.poolSize()).isEqualTo(16);
        assertThat(database.workerPoolSize()).isEqualTo(8);
    }

    @Test
    void aMisspeltKeyNamesItself() {
        var configuration = configuration(Map.of("calibr.sample.intervall", "PT1S"));

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(configuration::check)
                .withMessageContaining("calibr.sample.intervall");
    }

    @Test
    void aMisspeltEnvironmentVariableNamesItself() {
        var configuration = environment("CALIBR_SAMPLE_SIZ", "3");

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(configuration::check)
                .withMessage("unknown environment variable CALIBR_SAMPLE_SIZ; .env.example lists them");
    }

    @ParameterizedTest
    @CsvSource({
        "CALIBR_SAMPLE_POLL_INTERVAL, PT1S",
        "CALIBR_DB_URL, jdbc:postgresql://db/calibr",
        "CALIBR_PORT, tcp://10.0.0.1:8080",
        "CALIBR_PORT_8080_TCP_ADDR, 10.0.0.1",
        "CALIBR_SERVICE_HOST, 10.0.0.1",
        "CALIBR_DB_SERVICE_PORT_SQL, 5432",
        "CALIBRATION, 3"
    })
    void keysAndWhatPlatformsSetByThemselvesAreNoMistakes(String variable, String value) {
        assertThatNoException().isThrownBy(environment(variable, value)::check);
    }

    @ParameterizedTest
    @CsvSource({"CALIBR_PORT, 8080", "CALIBR_SAMPLE_PORT, 5432", "CALIBR_, 1"})
    void whatOnlyLooksLikeAPlatformsVariableIsRefused(String variable, String value) {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(environment(variable, value)::check)
                .withMessageContaining(variable);
    }

    @Test
    void aMissingValueNamesItsKey() {
        var configuration = configuration(Map.of("calibr.sample.size", "3"));

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> configuration.read(Sample.class))
                .withMessageContaining("calibr.sample.poll-interval");
    }

    @Test
    void aValueOfTheWrongKindNamesItsKey() {
        var configuration = configuration(Map.of("calibr.sample.poll-interval", "soon", "calibr.sample.size", "3"));

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> configuration.read(Sample.class))
                .withMessageContaining("calibr.sample.poll-interval is not a valid duration");
    }

    @Test
    void aRecordRefusesWhatMakesNoSense() {
        var configuration = configuration(Map.of("calibr.sample.poll-interval", "PT1S", "calibr.sample.size", "0"));

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> configuration.read(Sample.class))
                .withMessage("calibr.sample.size is at least 1");
    }

    @Test
    void aSecretDoesNotPrint() {
        var configuration = configuration(
                Map.of("calibr.sample.poll-interval", "PT1S", "calibr.sample.size", "1", "calibr.sample.key", "hush"));

        var sample = configuration.read(Sample.class);

        assertThat(sample).isEqualTo(new Sample(Duration.ofSeconds(1), 1, new Secret("hush")));
        assertThat(sample.toString()).doesNotContain("hush");
    }

    private static Configuration environment(String variable, String value) {
        return configuration(
                Map.of("calibr.sample.poll-interval", "PT1S", "calibr.sample.size", "3"), Map.of(variable, value));
    }

    private static Configuration configuration(Map<String, String> values) {
        return configuration(values, Map.of());
    }

    private static Configuration configuration(Map<String, String> values, Map<String, String> environment) {
        var config = ConfigProviderResolver.instance()
                .getBuilder()
                .withSources(MpConfigSources.create(values))
                .build();
        return new Configuration(config, environment, List.of(Sample.class));
    }

    @Settings("calibr.sample")
    record Sample(Duration pollInterval, int size, @Nullable Secret key) {

        Sample {
            if (size < 1) {
                throw new IllegalArgumentException("calibr.sample.size is at least 1");
            }
        }
    }
}
