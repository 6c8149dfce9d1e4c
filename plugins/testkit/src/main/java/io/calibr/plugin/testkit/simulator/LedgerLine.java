package io.calibr.plugin.testkit.simulator;

import io.calibr.model.ChannelRef;
import io.calibr.plugin.sdk.LivePrice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One write of one price as the channel saw it.
 *
 * @param sequence from 1, in the order in which the channel did them
 * @param arrived when its request came in
 * @param key the idempotency key it came with; null for what the shop did itself
 * @param told what the caller heard of it
 * @param applied whether the channel shows it since
 */
public record LedgerLine(
        long sequence,
        Instant arrived,
        ChannelRef ref,
        LivePrice wanted,
        @Nullable String key,
        Told told,
        boolean applied) {

    /** What a caller heard. */
    public enum Told {
        /** Nobody asked: the shop listed or edited the price itself. */
        BY_HAND,
        APPLIED,
        MOVED,
        REJECTED,
        /** A submission holds it; its result says more. */
        ACCEPTED,
        /** An error, whatever really happened. */
        ERROR,
        /** No answer at all. */
        NOTHING
    }
}
