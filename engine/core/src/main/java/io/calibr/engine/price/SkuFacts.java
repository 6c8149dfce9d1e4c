package io.calibr.engine.price;

import io.calibr.engine.table.Value;
import io.calibr.model.Money;
import io.calibr.model.Sku;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of one SKU on one price list at one instant. Start from {@link #of} and add what is known; a fact that
 * is left out is missing, never zero.
 *
 * @param stock pieces on hand; null if unknown
 * @param attributes by term name; a name of {@link io.calibr.engine.vocabulary.StandardTerms} here is never read
 */
public record SkuFacts(
        Sku sku,
        KnownPrices prices,
        Competition competition,
        ChangeHistory history,
        @Nullable Long stock,
        Map<String, Value> attributes,
        Set<String> tags) {

    public SkuFacts {
        var lowest = competition.lowest();
        if (lowest != null && !lowest.currency().equals(prices.regular().currency())) {
            throw new IllegalArgumentException(
                    lowest + " is not in " + prices.regular().currency());
        }
        attributes = Map.copyOf(attributes);
        tags = Set.copyOf(tags);
    }

    /** A SKU of which nothing but its regular price is known. */
    public static SkuFacts of(Sku sku, Money regular) {
        return new SkuFacts(
                sku,
                new KnownPrices(regular, null, null, null, null),
                Competition.NONE,
                ChangeHistory.NONE,
                null,
                Map.of(),
                Set.of());
    }

    /** The same SKU with these amounts. */
    public SkuFacts with(KnownPrices known) {
        return new SkuFacts(sku, known, competition, history, stock, attributes, tags);
    }

    public SkuFacts with(Competition known) {
        return new SkuFacts(sku, prices, known, history, stock, attributes, tags);
    }

    public SkuFacts with(ChangeHistory known) {
        return new SkuFacts(sku, prices, competition, known, stock, attributes, tags);
    }

    public SkuFacts withLive(Money live) {
        return with(new KnownPrices(prices.regular(), live, prices.compareAt(), prices.cost(), prices.map()));
    }

    public SkuFacts withCost(Money cost) {
        return with(new KnownPrices(prices.regular(), prices.live(), prices.compareAt(), cost, prices.map()));
    }

    public SkuFacts withMap(Money map) {
        return with(new KnownPrices(prices.regular(), prices.live(), prices.compareAt(), prices.cost(), map));
    }

    public SkuFacts withCompareAt(Money compareAt) {
        return with(new KnownPrices(prices.regular(), prices.live(), compareAt, prices.cost(), prices.map()));
    }

    public SkuFacts withStock(long pieces) {
        return new SkuFacts(sku, prices, competition, history, pieces, attributes, tags);
    }

    /** Stock divided by the attribute {@code weekly-sales}; null where one is unknown or nothing is sold. */
    public @Nullable BigDecimal weeksOfCover() {
        return stock != null && attributes.get("weekly-sales") instanceof Value.Decimal(var sales) && sales.signum() > 0
                ? BigDecimal.valueOf(stock).divide(sales, MathContext.DECIMAL128)
                : null;
    }

    /** The same SKU with exactly these attributes. */
    public SkuFacts withAttributes(Map<String, Value> known) {
        return new SkuFacts(sku, prices, competition, history, stock, known, tags);
    }

    /** The same SKU with exactly these tags. */
    public SkuFacts withTags(Set<String> known) {
        return new SkuFacts(sku, prices, competition, history, stock, attributes, known);
    }
}
