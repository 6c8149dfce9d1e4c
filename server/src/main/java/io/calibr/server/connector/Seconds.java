package io.calibr.server.connector;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Durations as the database counts them. */
final class Seconds {

    private static final int NANOS = 9;

    private Seconds() {}

    /** Never shorter than what the database said. */
    static Duration of(BigDecimal seconds) {
        return Duration.ofNanos(
                seconds.movePointRight(NANOS).setScale(0, RoundingMode.CEILING).longValueExact());
    }

    static double of(Duration length) {
        return length.toNanos() / 1e9;
    }
}
