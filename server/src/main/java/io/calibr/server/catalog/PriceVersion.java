package io.calibr.server.catalog;

import io.calibr.model.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one price was said to be.
 *
 * @param kind LIST for the merchant's own price, RUN for what a run wrote
 */
record PriceVersion(
        UUID id,
        String kind,
        Money price,
        @Nullable Money compareAt,
        Times times,
        @Nullable UUID run) {

    /** From when until before when it holds, and when we learned it; null for always and for ever. */
    record Times(@Nullable Instant validFrom, @Nullable Instant validTo, Instant recordedAt) {}
}
