package io.calibr.plugin.sdk;

/**
 * How much a {@link PriceSink} takes.
 *
 * @param items the most writes in one call, at least 1
 * @param calls the most calls in flight on one connection, at least 1
 */
public record WriteLimits(int items, int calls) {

    public WriteLimits {
        if (items < 1 || calls < 1) {
            throw new IllegalArgumentException("a sink takes at least one item and one call");
        }
    }
}
