package io.calibr.server.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimeOrderedIdsTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    @Test
    void anIdIsAUuidOfVersionSeven() {
        var id = new TimeOrderedIds(NOON, random).next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.millis());
    }

    @Test
    void laterIdsSortBehind() {
        var early = new TimeOrderedIds(NOON, random).next();
        var late = new TimeOrderedIds(Clock.offset(NOON, Duration.ofMillis(1)), random).next();

        assertThat(early.toString()).isLessThan(late.toString());
    }

    @Test
    void noTwoAreTheSame() {
        var ids = new TimeOrderedIds(NOON, random);
        var seen = new HashSet<>();

        for (int i = 0; i < 10_000; i++) {
            seen.add(ids.next());
        }

        assertThat(seen).hasSize(10_000);
    }
}
