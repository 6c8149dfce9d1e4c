package io.calibr.engine.layer;

import io.calibr.model.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a SKU was sold for on one price list, as one record of its history says it. Of records that hold at the same time the
 * one that began later counts, and of those that began together the later one in the history.
 *
 * @param from {@link Instant#MIN} if it always held
 * @param to exclusive; null if it is open
 */
public record PricePeriod(Instant from, @Nullable Instant to, Money price) {

    boolean holds(Instant at) {
        return !from.isAfter(at) && (to == null || to.isAfter(at));
    }
}
