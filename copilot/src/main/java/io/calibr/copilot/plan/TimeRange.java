package io.calibr.copilot.plan;

import java.time.Instant;

/** When a change was written: from an instant until before another. */
public record TimeRange(Instant from, Instant until) {

    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    public TimeRange {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a range of time begins before it ends");
        }
    }

    /** Whether it lies in the years 1970 to 2099, in which a price can have been changed. */
    public boolean isKnown() {
        return !from.isBefore(Instant.EPOCH) && !until.isAfter(END);
    }
}
