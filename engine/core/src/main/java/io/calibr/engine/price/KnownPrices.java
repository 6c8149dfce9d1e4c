package io.calibr.engine.price;

import io.calibr.model.Money;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The amounts known of a SKU on one price list, all in that list's currency.
 *
 * @param regular the list price valid at the instant priced for
 * @param live what the channel shows
 * @param compareAt what the channel shows struck through
 * @param cost what one piece costs the merchant
 * @param map the manufacturer's minimum advertised price
 */
public record KnownPrices(
        Money regular,
        @Nullable Money live,
        @Nullable Money compareAt,
        @Nullable Money cost,
        @Nullable Money map) {

    public KnownPrices {
        Stream.of(live, compareAt, cost, map).forEach(amount -> {
            if (amount != null && !amount.currency().equals(regular.currency())) {
                throw new IllegalArgumentException(amount + " is not in " + regular.currency());
            }
        });
    }

    /** What a change is measured against: the live price, or the regular one where nothing is live. */
    public Money reference() {
        return live == null ? regular : live;
    }
}
