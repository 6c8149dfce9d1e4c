package io.calibr.server.run;

import io.calibr.model.ChannelRef;
import io.calibr.model.ConnectionId;
import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.model.TargetId;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.PriceWrite;
import io.calibr.plugin.sdk.SubmissionRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A target that this worker has for the length of a lease.
 *
 * @param epoch finishing it needs the same
 */
record Claimed(TargetId id, long epoch, Owner owner, Wish wish, Progress progress) {

    /** Whose it is. */
    record Owner(RunId run, ProjectId project, @Nullable ConnectionId connection) {}

    /** What shall be shown where, instead of what. */
    record Wish(ChannelRef ref, Sku sku, LivePrice wanted, Shown before) {}

    /**
     * How far it is.
     *
     * @param attempt the present one, from 1
     * @param reading whether it was written before and is to be read back now
     * @param settled whether its last write was so long ago that it takes no effect any more if it has taken none
     * @param submission what the channel took it as; null for nothing
     * @param refusal why the last attempt was refused while one before it may still take effect; null for no such case
     */
    record Progress(
            int attempt,
            boolean reading,
            boolean settled,
            @Nullable SubmissionRef submission,
            @Nullable Refusal refusal) {}

    /** In the channel's words. */
    record Refusal(String code, String reason) {}

    ChannelRef ref() {
        return wish.ref();
    }

    PriceWrite write() {
        return wish.before()
                .live()
                .map(expected -> PriceWrite.of(ref(), wish.wanted(), expected))
                .orElseGet(() -> PriceWrite.over(ref(), wish.wanted()));
    }

    Optional<SubmissionRef> submitted() {
        return Optional.ofNullable(progress.submission());
    }

    int attempt() {
        return progress.attempt();
    }

    boolean reading() {
        return progress.reading();
    }
}
