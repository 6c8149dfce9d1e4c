package io.calibr.server.connector;

import io.calibr.plugin.sdk.ConnectorException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PluginThreadsTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void aCallThatNeverBeganSaysNothingAgainstThePlugin() throws Exception {
        var end = new CountDownLatch(1);
        try (var plugin = plugin();
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = new CountDownLatch(1);
            var slow = callers.submit(() -> plugin.call("write", LONG, () -> {
                begun.countDown();
                end.await();
                return true;
            }));
            begun.await();

            assertThatExceptionOfType(ConnectorException.RateLimited.class)
                    .isThrownBy(() -> plugin.call("read", SHORT, () -> true));

            assertThat(plugin.isQuarantined()).isFalse();
            end.countDown();
            assertThat(slow.get()).isTrue();
        }
    }

    @Test
    void aCallWithoutAnAnswerDoes() {
        try (var plugin = plugin()) {
            assertThatExceptionOfType(ConnectorException.Transient.class)
                    .isThrownBy(() -> plugin.call("read", SHORT, () -> {
                        Thread.sleep(LONG);
                        return true;
                    }));

            assertThat(plugin.isQuarantined()).isTrue();
        }
    }

    /** Other nodes may still reach the channel: nothing that is due fails because of ours. */
    @Test
    void whatAPluginInQuarantineIsAskedForMayBeDoneLater() {
        try (var plugin = plugin()) {
            assertThatExceptionOfType(ConnectorException.class)
                    .isThrownBy(() -> plugin.call("read", SHORT, () -> {
                        Thread.sleep(LONG);
                        return true;
                    }));

            assertThatExceptionOfType(ConnectorException.Transient.class)
                    .isThrownBy(() -> plugin.call("open", LONG, () -> true))
                    .withMessageContaining("left alone");
        }
    }

    /** One thread, and alone after one call without an answer. */
    private static PluginThreads plugin() {
        return new PluginThreads(
                "slow", PluginThreadsTest.class.getClassLoader(), new PluginLimits(Duration.ofSeconds(1), 1, 1));
    }
}
