package io.calibr.server.run;

import io.calibr.model.PriceChangeId;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.model.UserId;
import io.calibr.server.run.TargetView.Prices;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The decision about one price as the API shows it. */
public record PriceChangeView(
        PriceChangeId id,
        Sku sku,
        @Nullable RunId run,
        PriceChangeState state,
        Prices before,
        Prices after,
        Decision decision) {

    /** Who decided what, and when. */
    public record Decision(
            UserId requestedBy,
            @Nullable UserId decidedBy,
            Instant createdAt,
            @Nullable Instant decidedAt,
            @Nullable Instant appliedAt,
            @Nullable String reason) {}
}
