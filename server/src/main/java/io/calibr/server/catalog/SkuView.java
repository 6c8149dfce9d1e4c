package io.calibr.server.catalog;

import io.calibr.engine.layer.Omnibus;
import io.calibr.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A SKU as the API shows it.
 *
 * @param product the code of its product
 * @param attributes what else is known of it in words
 * @param status live, pending, held or off: the first that is true of off, pending, held and live
 * @param proposal the newest price proposed by a run that waits for its approval or is being applied
 */
public record SkuView(
        String sku,
        @Nullable String product,
        @Nullable String title,
        @Nullable String category,
        List<String> tags,
        Map<String, String> attributes,
        PricesView prices,
        AvailabilityView availability,
        String status,
        @Nullable Proposal proposal) {

    /**
     * Its prices on one list at one instant.
     *
     * @param compareAt the price that is announced as the one before; not there where none is
     * @param advertisedPercent the reduction from it that may be advertised, in whole per cent, rounded down
     * @param marginPercent (selling price - cost) / selling price, in per cent with two decimals
     */
    public record PricesView(
            String priceList,
            Instant at,
            @Nullable Money listPrice,
            @Nullable Money sellingPrice,
            @Nullable Money compareAt,
            @Nullable Integer advertisedPercent,
            @Nullable Money cost,
            @Nullable BigDecimal marginPercent) {

        static PricesView of(CatalogueItem.Prices prices, Selection selection) {
            return new PricesView(
                    selection.list().slug(),
                    selection.at(),
                    prices.regular(),
                    prices.selling(),
                    prices.compareAt(),
                    advertised(prices.compareAt(), prices.selling()),
                    prices.cost(),
                    margin(prices.selling(), prices.cost()));
        }

        private static @Nullable Integer advertised(@Nullable Money before, @Nullable Money price) {
            return before == null || price == null ? null : Omnibus.percentOff(before, price);
        }

        private static @Nullable BigDecimal margin(@Nullable Money price, @Nullable Money cost) {
            if (price == null || cost == null || price.minorUnits() == 0) {
                return null;
            }
            return price.minus(cost).amount().movePointRight(2).divide(price.amount(), 2, RoundingMode.HALF_EVEN);
        }
    }

    public record AvailabilityView(
            boolean onSale,
            @Nullable Long stock,
            @Nullable Instant sellStart,
            @Nullable Instant sellEnd) {}

    static SkuView of(ListedSku listed, Selection selection) {
        var item = listed.item();
        var words = new TreeMap<>(item.words());
        var title = words.remove("title");
        var category = words.remove("category");
        var availability = item.availability();
        return new SkuView(
                item.sku().value(),
                listed.product(),
                title,
                category,
                item.tags().stream().sorted().toList(),
                words,
                PricesView.of(item.prices(), selection),
                new AvailabilityView(
                        availability.onSale(), availability.stock(), availability.sellStart(), availability.sellEnd()),
                listed.status().word(),
                listed.proposal());
    }
}
