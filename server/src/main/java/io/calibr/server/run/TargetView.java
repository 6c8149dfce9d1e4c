package io.calibr.server.run;

import io.calibr.model.ChannelRef;
import io.calibr.model.Money;
import io.calibr.model.Sku;
import io.calibr.model.TargetId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A target as the API shows it.
 *
 * @param changed who changed the price, where it was left as it is because somebody had
 */
public record TargetView(
        TargetId id,
        Sku sku,
        ChannelRef channelRef,
        TargetState state,
        Prices before,
        Prices after,
        Progress progress,
        @Nullable LaterChangeView changed) {

    /** Whether the price stays as somebody left it. */
    boolean isLeft() {
        return state == TargetState.SKIPPED;
    }

    TargetView with(@Nullable LaterChangeView change) {
        return new TargetView(id, sku, channelRef, state, before, after, progress, change);
    }

    /** Amounts; a missing one is not there. */
    public record Prices(@Nullable Money price, @Nullable Money compareAt) {}

    /** How far it got, and what stands in its way. */
    public record Progress(
            int attempt,
            @Nullable Instant nextAt,
            @Nullable Instant appliedAt,
            Prices observed,
            @Nullable String code,
            @Nullable String message) {}
}
