package io.calibr.server.catalog;

import io.calibr.engine.price.ChangeHistory;
import io.calibr.model.Money;
import io.calibr.model.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One SKU with its prices on one list at one instant.
 *
 * @param words what is known of it in words, by term of the vocabulary: title, category, status, color
 */
record CatalogueItem(
        Sku sku,
        Map<String, String> words,
        Set<String> tags,
        Availability availability,
        Prices prices,
        ChangeHistory history) {

    CatalogueItem {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        tags = Set.copyOf(tags);
    }

    /** How many there are and are sold in a week, and from when until before when they are sold; open ends are null. */
    record Availability(
            @Nullable Long stock,
            @Nullable BigDecimal weeklySales,
            @Nullable Instant sellStart,
            @Nullable Instant sellEnd,
            boolean onSale) {}

    /**
     * What is known of its prices, each null where it is not.
     *
     * @param regular the merchant's own price
     * @param selling what it sells for as far as Calibr knows: the regular price, or what a run wrote since
     * @param compareAt announced beside the selling price
     * @param live what the connection's channel showed last
     * @param liveCompareAt beside the live price
     * @param map the manufacturer's minimum advertised price
     * @param offers what each watched competitor asked last, the lowest first
     */
    record Prices(
            @Nullable Money regular,
            @Nullable Money selling,
            @Nullable Money compareAt,
            @Nullable Money cost,
            @Nullable Money live,
            @Nullable Money liveCompareAt,
            @Nullable Money map,
            List<Money> offers) {
        Prices {
            offers = List.copyOf(offers);
        }
    }
}
