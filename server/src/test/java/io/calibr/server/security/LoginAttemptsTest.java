package io.calibr.server.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LoginAttemptsTest {

    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private final LoginAttempts attempts = new LoginAttempts(3, Duration.ofMinutes(15), new Ticking());

    @Test
    void afterTooManyAnAddressWaitsOutTheWindow() {
        fail("ana", 3);

        var atOnce = attempts.wait("ana");
        now = now.plus(Duration.ofMinutes(15));

        assertThat(atOnce).isEqualTo(Duration.ofMinutes(15));
        assertThat(attempts.wait("ana")).isZero();
    }

    @Test
    void anotherAddressDoesNotWait() {
        fail("ana", 3);

        assertThat(attempts.wait("bo")).isZero();
    }

    @Test
    void theRightPasswordForgivesTheWrongOnes() {
        fail("ana", 2);
        attempts.succeeded("ana");
        fail("ana", 2);

        assertThat(attempts.wait("ana")).isZero();
    }

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            attempts.begin(address);
        }
    }

    private final class Ticking extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
