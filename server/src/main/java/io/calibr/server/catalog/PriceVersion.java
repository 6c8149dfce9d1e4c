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
        UUID id, String kind, Money price, @Nullable Money compareAt, Times times, Origin origin) {

    /** What it comes from: a run, or somewhere that is neither a file nor a person; both null for those. */
    record Origin(@Nullable UUID run, @Nullable String source) {}

    /** From when until before when it holds, and when we learned it; null for always and for ever. */
    record Times(@Nullable Instant validFrom, @Nullable Instant validTo, Instant recordedAt) {}
}
