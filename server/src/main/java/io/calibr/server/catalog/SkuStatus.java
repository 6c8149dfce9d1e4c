package io.calibr.server.catalog;

import io.calibr.server.problem.Kind;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a SKU stands on one price list. It has exactly one status: the first of these that is true of it.
 *
 * <p>Being on sale depends on the instant asked about; proposals and what was held are always today's.
 */
enum SkuStatus {
    /** Not on sale: its product is not active, or the instant lies outside of the time it is sold in. */
    OFF,
    /** A run that waits for its approval or is being applied proposes a price that is not written yet. */
    PENDING,
    /** The newest dry run of the list held its price: a guardrail did not let pass what the rules came to. */
    HELD,
    /** None of these: it is sold at its price. */
    LIVE;

    /** The word in the API. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** From the query parameter {@code status}; nothing or an empty text asks for all. */
    static Optional<SkuStatus> of(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return Optional.empty();
        }
        for (var status : values()) {
            if (status.word().equals(word)) {
                return Optional.of(status);
            }
        }
        throw Kind.INVALID_VALUE
                .because("status is live, pending, held or off")
                .with("parameter", "status")
                .with("value", word);
    }
}
