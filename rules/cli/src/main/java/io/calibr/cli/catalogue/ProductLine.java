package io.calibr.cli.catalogue;

import io.calibr.engine.price.AttributeReader;
import io.calibr.engine.price.KnownPrices;
import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.price.SkuFacts;
import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.TermType;
import io.calibr.model.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns lines of a products' file into facts, as a server does.
 *
 * @param attributes the vocabulary's words that are columns under their own names, by column
 */
record ProductLine(
        PriceRequest request,
        DatedAmounts prices,
        DatedAmounts costs,
        Optional<ShownPrices> live,
        Map<String, AttributeReader> attributes) {

    static final Set<String> COLUMNS = Set.of(
            "title",
            "category",
            "subcategory",
            "brand",
            "vendor",
            "tags",
            "cost",
            "inventory",
            "sell_start",
            "sell_end",
            "discontinued");

    /** Empty where the SKU is not on sale, or has no price. */
    Optional<SkuFacts> facts(CsvLine line) {
        if (!onSale(line)) {
            return Optional.empty();
        }
        var sku = line.sku();
        return prices.of(sku.value())
                .or(() -> line.money("list_price", request.currency()))
                .map(regular -> {
                    var facts = SkuFacts.of(sku, regular)
                            .with(prices(sku.value(), regular, line))
                            .withTags(tags(line))
                            .withAttributes(words(line));
                    return line.count("inventory").map(facts::withStock).orElse(facts);
                });
    }

    private boolean onSale(CsvLine line) {
        var day = request.day();
        return line.day("sell_start").filter(day::isBefore).isEmpty()
                && line.day("sell_end").filter(day::isAfter).isEmpty()
                && line.day("discontinued").filter(end -> !day.isBefore(end)).isEmpty();
    }

    private KnownPrices prices(String sku, Money regular, CsvLine line) {
        var shown = live.isEmpty()
                ? Optional.of(new ShownPrices.Shown(regular, null))
                : live.get().of(sku);
        var cost = costs.of(sku).or(() -> line.money("cost", request.currency()));
        return new KnownPrices(
                regular, shown.map(ShownPrices.Shown::price).orElse(null), compareAt(shown), cost.orElse(null), null);
    }

    private static @Nullable Money compareAt(Optional<ShownPrices.Shown> shown) {
        return shown.isEmpty() ? null : shown.get().compareAt();
    }

    private Map<String, Value> words(CsvLine line) {
        var words = new HashMap<String, Value>();
        for (var column : Set.of("title", "brand", "vendor")) {
            line.text(column).ifPresent(text -> words.put(column, new Value.Text(text)));
        }
        attributes.forEach((column, attribute) -> line.text(column)
                .flatMap(text -> value(line, column, text, attribute))
                .ifPresent(value -> words.put(attribute.term().name(), value)));
        var category = Stream.of(line.text("category"), line.text("subcategory"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" > "));
        if (!category.isEmpty()) {
            words.put("category", new Value.Text(category));
        }
        words.put("status", new Value.Text("ACTIVE"));
        line.day("sell_start").ifPresent(start -> words.put("age", new Value.Decimal(age(start))));
        return words;
    }

    /** Empty for an amount in another currency than the price list's. */
    private Optional<Value> value(CsvLine line, String column, String text, AttributeReader attribute) {
        if (attribute.term().type() == TermType.TEXT) {
            return Optional.of(new Value.Text(text));
        }
        try {
            return attribute.read(attribute.checked(text), request.currency());
        } catch (IllegalArgumentException wrong) {
            throw line.wrong(column, String.valueOf(wrong.getMessage()));
        }
    }

    private BigDecimal age(LocalDate start) {
        var begun = start.atStartOfDay(request.zone()).toInstant();
        return BigDecimal.valueOf(Duration.between(begun, request.asOf()).toDays());
    }

    private static Set<String> tags(CsvLine line) {
        return line.text("tags").stream()
                .flatMap(cell -> Arrays.stream(cell.split(";", -1)))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toSet());
    }
}
