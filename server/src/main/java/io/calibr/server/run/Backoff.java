package io.calibr.server.run;

import java.time.Duration;

/** How long a target waits before it is tried again; the database adds up to 20 % either way. */
final class Backoff {

    /** A target is written at most that often. */
    static final int ATTEMPTS = 3;

    /**
     * After that long a write that broke off does not take effect any more. Until then a target whose outcome is not known
     * is neither failed nor given up to somebody else's price.
     */
    static final Duration SETTLED = Duration.ofSeconds(64);

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(64);
    private static final Duration SETTLING = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(16);

    private Backoff() {}

    static Duration first() {
        return FIRST;
    }

    /** The pause after the given attempt, counted from 1: 2 s, 4 s, 8 s, at most 64 s. */
    static Duration after(int attempt) {
        var pause = FIRST.multipliedBy(1L << Math.min(attempt - 1, 5));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    /** Before something is asked again that waits for a person. */
    static Duration longest() {
        return LONGEST;
    }

    /** The pause between two looks at a write that may still take effect. */
    static Duration settling() {
        return SETTLING;
    }

    /** What a channel asked for, or what we give one that did not say. */
    static Duration patience(Duration asked) {
        return asked.isZero() ? PATIENCE : asked;
    }
}
