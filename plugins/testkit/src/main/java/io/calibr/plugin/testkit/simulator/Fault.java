package io.calibr.plugin.testkit.simulator;

/** What can go wrong with a request. Those of writes and reads strike requests of that kind only. */
public enum Fault {
    /** 429 with {@code Retry-After} in seconds; nothing was done. */
    THROTTLED_SECONDS,
    /** 429 with {@code Retry-After} as an HTTP date; nothing was done. */
    THROTTLED_DATE,
    /** 401; nothing was done. */
    UNAUTHORIZED,
    /** 500; nothing was done, which the caller cannot know. */
    SERVER_ERROR,
    /** The connection ends without an answer; nothing was done, which the caller cannot know. */
    RESET,
    /** The answer takes {@link FaultTimes#slow()}. */
    SLOW,
    /** Of writes: done, and no answer until the caller gives up. */
    NO_ANSWER,
    /** Of writes: done twice. */
    DUPLICATE,
    /** Of writes: 503, and done {@link FaultTimes#late()} afterwards. */
    LATE,
    /** Of writes: every second item is rejected with the code {@code BUSY}. */
    PARTIAL,
    /** Of writes: done, and the answer shows other prices than those that are there now. */
    WRONG_ECHO,
    /** Of reads: prices are as they were {@link FaultTimes#stale()} ago. */
    STALE_READ
}
