package io.calibr.plugin.testkit;

import java.time.Duration;

/** A channel on the network that misbehaves when it is told to. */
public interface HostileChannel extends Channel {

    /** Requests that it has received so far. */
    int received();

    /** Does so once, at the next request, or the next write, that gives it the opportunity. */
    void misbehave(Misdeed misdeed);

    /** What it asks for in a {@code Retry-After}; whole seconds. */
    Duration askedPatience();

    /** What channels do. */
    enum Misdeed {
        /** 429 with {@code Retry-After} as a number of seconds; nothing is done. */
        THROTTLE_FOR_SECONDS,
        /** 429 with {@code Retry-After} as a date; nothing is done. */
        THROTTLE_UNTIL_DATE,
        /** 500 without doing anything. */
        FAIL,
        /** The connection ends without an answer, and nothing is done. */
        HANG_UP,
        /** A write is done and never answered. */
        WRITE_WITHOUT_ANSWER,
        /** A write is done, and its answer shows another price. */
        WRITE_WITH_FALSE_ECHO,
        /** Some items of a write are rejected and the others done. */
        REJECT_SOME
    }
}
