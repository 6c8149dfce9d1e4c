package io.calibr.server.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MovableClockTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant SUMMER = Instant.parse("2024-07-20T08:00:00Z");

    private final MovableClock clock = new MovableClock(Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void itShowsTheWallsTimeUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void itCanBeSetAndReset() {
        clock.moveTo(SUMMER);
        var moved = clock.instant();
        clock.reset();

        assertThat(moved).isEqualTo(SUMMER);
        assertThat(clock.instant()).isEqualTo(NOON);
    }
}
