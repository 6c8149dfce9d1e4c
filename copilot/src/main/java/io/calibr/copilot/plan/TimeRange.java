package io.calibr.copilot.plan;

import java.time.Instant;

/** When a change was written: from an instant until before another. */
public record TimeRange(Instant from, Instant until) {

    public TimeRange {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a range of time begins before it ends");
        }
    }
}
