package io.calibr.plugin.sdk;

import io.calibr.model.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a channel shows for one reference now.
 *
 * @param price zero or more; free is a price, unlisted is not
 * @param announced the compare-at price, in the price's currency; null if none is shown
 */
public record LivePrice(Money price, @Nullable Money announced) {

    public LivePrice {
        if (price.isNegative() || (announced != null && announced.isNegative())) {
            throw new IllegalArgumentException("a price on a channel is not negative: " + price);
        }
        if (announced != null && !announced.currency().equals(price.currency())) {
            throw new IllegalArgumentException("price and compare-at are in one currency: " + price + ", " + announced);
        }
    }

    /** A price with no compare-at. */
    public static LivePrice of(Money price) {
        return new LivePrice(price, null);
    }

    /** The price it is compared with in public. */
    public Optional<Money> compareAt() {
        return Optional.ofNullable(announced);
    }
}
