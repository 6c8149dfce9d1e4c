package io.calibr.plugin.sdk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class CallTest {

    private static final Instant NOON = Instant.parse("2024-07-20T12:00:00Z");

    @Test
    void aCallIsWantedUntilItsDeadline() {
        var call = call(Call.Cancellation.NEVER);

        assertThatNoException().isThrownBy(() -> call.ensureWanted(at(NOON.minusSeconds(1))));
        assertThat(call.remaining(at(NOON.minusSeconds(1)))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aCallPastItsDeadlineMayBeRepeatedLater() {
        var call = call(Call.Cancellation.NEVER);

        assertThatExceptionOfType(ConnectorException.Transient.class)
                .isThrownBy(() -> call.ensureWanted(at(NOON.plusSeconds(1))));
        assertThat(call.remaining(at(NOON.plusSeconds(1)))).isZero();
    }

    @Test
    void aCancelledCallEndsAtOnce() {
        var call = call(() -> true);

        assertThatExceptionOfType(ConnectorException.Transient.class)
                .isThrownBy(() -> call.ensureWanted(at(NOON.minusSeconds(1))))
                .withMessageContaining("cancelled");
    }

    private static Call call(Call.Cancellation cancellation) {
        return new Call(new IdempotencyKey("k"), new TraceId("t"), NOON, cancellation);
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }
}
