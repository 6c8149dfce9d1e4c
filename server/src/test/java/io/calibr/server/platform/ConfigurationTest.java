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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

    private static Configuration configuration(Map<String, String> values) {
        var config = ConfigProviderResolver.instance()
                .getBuilder()
                .withSources(MpConfigSources.create(values))
                .build();
        return new Configuration(config, List.of(Sample.class));
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
