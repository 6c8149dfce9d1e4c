package io.calibr.plugin.testkit.simulator;

import java.time.Duration;

/**
 * How long the faults last.
 *
 * @param retryAfter what a throttled caller is asked to wait; an answer rounds it up to whole seconds
 * @param slow how long a slow answer takes, in real time
 * @param late how long after its answer a late write takes effect
 * @param stale how old the prices of a stale read are
 * @param hold after what real time a caller that waits for no answer is let go without one
 */
public record FaultTimes(Duration retryAfter, Duration slow, Duration late, Duration stale, Duration hold) {

    /** A second to wait, fractions of one for the rest, and a minute's hold. */
    public static final FaultTimes USUAL = new FaultTimes(
            Duration.ofSeconds(1),
            Duration.ofMillis(200),
            Duration.ofMillis(500),
            Duration.ofMillis(500),
            Duration.ofMinutes(1));
}
