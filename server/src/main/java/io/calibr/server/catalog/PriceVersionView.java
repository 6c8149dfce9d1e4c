package io.calibr.server.catalog;

import io.calibr.model.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a price as the API shows it; a missing end is open.
 *
 * @param source where a list price came from that no file and no person gave
 */
public record PriceVersionView(
        String kind,
        Money price,
        @Nullable Money compareAt,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        Instant recordedAt,
        @Nullable UUID run,
        @Nullable String source) {

    static PriceVersionView of(PriceVersion version) {
        var times = version.times();
        return new PriceVersionView(
                version.kind(),
                version.price(),
                version.compareAt(),
                times.validFrom(),
                times.validTo(),
                times.recordedAt(),
                version.origin().run(),
                version.origin().source());
    }
}
