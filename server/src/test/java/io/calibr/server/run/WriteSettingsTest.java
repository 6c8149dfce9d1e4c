package io.calibr.server.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WriteSettingsTest {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void theDefaultsAreThese() throws IOException {
        var shipped = new Properties();
        try (var file = WriteSettings.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            shipped.load(file);
        }

        var settings = new WriteSettings(
                Integer.parseInt(shipped.getProperty("calibr.run.calls")),
                Integer.parseInt(shipped.getProperty("calibr.run.tenant-calls")),
                Integer.parseInt(shipped.getProperty("calibr.run.channel-calls")),
                Duration.parse(shipped.getProperty("calibr.run.deadline")),
                Duration.parse(shipped.getProperty("calibr.run.drain")),
                Duration.parse(shipped.getProperty("calibr.run.stale-after")));

        assertThat(settings).isEqualTo(new WriteSettings(40, 10, 5, DAY, Duration.ofSeconds(20), WEEK));
    }

    @Test
    void oneChannelGetsNoMoreThanItsTenantAndOneTenantNoMoreThanAll() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WriteSettings(40, 4, 5, DAY, Duration.ZERO, WEEK))
                .withMessageContaining("calibr.run.channel-calls");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WriteSettings(9, 10, 5, DAY, Duration.ZERO, WEEK))
                .withMessageContaining(".tenant-calls");
    }

    @Test
    void aStopThatTakesForEverIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WriteSettings(40, 10, 5, DAY, Duration.ofHours(1), WEEK))
                .withMessageContaining("calibr.run.drain");
    }
}
