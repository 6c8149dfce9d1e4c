package io.calibr.server.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WorkerSettingsTest {

    @Test
    void theDefaultsAreThese() throws IOException {
        var shipped = new Properties();
        try (var file = WorkerSettings.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            shipped.load(file);
        }

        var settings = new WorkerSettings(
                Boolean.parseBoolean(shipped.getProperty("calibr.run.enabled")),
                Duration.parse(shipped.getProperty("calibr.run.interval")),
                Duration.parse(shipped.getProperty("calibr.run.lease")),
                Integer.parseInt(shipped.getProperty("calibr.run.batch")),
                Integer.parseInt(shipped.getProperty("calibr.run.tenants")));

        assertThat(settings)
                .isEqualTo(new WorkerSettings(true, Duration.ofMillis(500), Duration.ofSeconds(60), 200, 8));
    }

    @Test
    void aCallEndsBeforeItsLease() {
        var settings = new WorkerSettings(true, Duration.ofMillis(500), Duration.ofSeconds(60), 200, 8);

        assertThat(settings.patience()).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void aLeaseThatEndsBeforeAnAnswerCanComeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkerSettings(true, Duration.ofMillis(500), Duration.ofSeconds(1), 200, 8))
                .withMessageContaining("calibr.run.lease");
    }
}
