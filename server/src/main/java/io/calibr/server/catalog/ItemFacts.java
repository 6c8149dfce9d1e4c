package io.calibr.server.catalog;

import io.calibr.engine.price.AttributeReader;
import io.calibr.engine.price.Competition;
import io.calibr.engine.price.KnownPrices;
import io.calibr.engine.price.SkuFacts;
import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Turns what the catalogue knows of a SKU into facts for the engine.
 *
 * @param typed the project's attributes that are not plain text, by name
 */
record ItemFacts(Map<String, AttributeReader> typed, Instant at) {

    static ItemFacts of(List<Term> attributes, Instant at) {
        return new ItemFacts(
                attributes.stream()
                        .filter(term -> term.type() != TermType.TEXT)
                        .collect(Collectors.toMap(Term::name, AttributeReader::new)),
                at);
    }

    /** Nothing where the SKU has no regular price. */
    Optional<SkuFacts> of(CatalogueItem item) {
        var prices = item.prices();
        var regular = prices.regular();
        if (regular == null) {
            return Optional.empty();
        }
        var offers = prices.offers();
        return Optional.of(new SkuFacts(
                item.sku(),
                new KnownPrices(regular, prices.live(), prices.liveCompareAt(), prices.cost(), prices.map()),
                offers.isEmpty() ? Competition.NONE : Competition.of(offers),
                item.history(),
                item.availability().stock(),
                values(item, regular.currency()),
                item.tags()));
    }

    /**
     * A value that was stored before its attribute had a type, and is none of it, is a missing fact, and so is an amount in
     * another currency than the list's.
     */
    private Map<String, Value> values(CatalogueItem item, Currency currency) {
        var values = new HashMap<String, Value>();
        item.words()
                .forEach((word, text) -> Optional.ofNullable(typed.get(word))
                        .map(attribute -> attribute.read(text, currency))
                        .orElseGet(() -> Optional.of(new Value.Text(text)))
                        .ifPresent(value -> values.put(word, value)));
        var start = item.availability().sellStart();
        if (start != null) {
            var days = Duration.between(start, at).toDays();
            values.put("age", new Value.Decimal(BigDecimal.valueOf(days)));
        }
        var sales = item.availability().weeklySales();
        if (sales != null) {
            values.put("weekly-sales", new Value.Decimal(sales));
        }
        return values;
    }
}
