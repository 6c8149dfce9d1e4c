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
 * @param attempt the present one, from 1
 * @param reading whether it was written before and is to be read back now
 */
record Claimed(
        TargetId id,
        long epoch,
        int attempt,
        Owner owner,
        Wish wish,
        boolean reading,
        @Nullable SubmissionRef submission) {

    /** Whose it is. */
    record Owner(RunId run, ProjectId project, @Nullable ConnectionId connection) {}

    /** What shall be shown where, instead of what. */
    record Wish(ChannelRef ref, Sku sku, LivePrice wanted, Shown before) {}

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
        return Optional.ofNullable(submission);
    }
}
