package io.calibr.rules;

import io.calibr.engine.price.KnownPrices;
import io.calibr.engine.price.SkuFacts;
import io.calibr.engine.table.Value;
import io.calibr.model.Money;
import io.calibr.model.Sku;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The starter catalogue on one day as the engine sees it, with the shop at the list price. */
record StarterCatalogue(LocalDate day) {

    private static final Map<String, String> ATTRIBUTES = Map.of(
            "title", "title",
            "model", "model",
            "product_line", "product-line",
            "class", "class",
            "style", "style",
            "color", "color",
            "size", "size");

    List<SkuFacts> onSale() {
        var prices = onThatDay(Starter.prices(), "list_price");
        var costs = onThatDay(Starter.costs(), "cost");
        var shop = Starter.shopPrices(day)
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .collect(Collectors.toSet());
        return records(Starter.products()).stream()
                .filter(row -> shop.contains(row.get("sku")))
                .map(row -> facts(row, prices, costs))
                .toList();
    }

    private static SkuFacts facts(CSVRecord row, Map<String, String> prices, Map<String, String> costs) {
        var sku = row.get("sku");
        var price = Money.of(prices.getOrDefault(sku, row.get("list_price")), row.get("currency"));
        var cost = Money.of(costs.getOrDefault(sku, row.get("cost")), row.get("currency"));
        return SkuFacts.of(new Sku(sku), price)
                .with(new KnownPrices(price, price, null, cost, null))
                .withStock(Long.parseLong(row.get("inventory")))
                .withAttributes(attributes(row));
    }

    private static Map<String, Value> attributes(CSVRecord row) {
        var known = new HashMap<String, Value>();
        ATTRIBUTES.forEach((column, term) -> {
            if (!row.get(column).isEmpty()) {
                known.put(term, new Value.Text(row.get(column)));
            }
        });
        var category = Stream.of(row.get("category"), row.get("subcategory"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" > "));
        if (!category.isEmpty()) {
            known.put("category", new Value.Text(category));
        }
        return known;
    }

    private Map<String, String> onThatDay(String history, String column) {
        return records(history).stream()
                .filter(row -> !day.isBefore(LocalDate.parse(row.get("valid_from"))))
                .filter(row -> row.get("valid_to").isEmpty() || !day.isAfter(LocalDate.parse(row.get("valid_to"))))
                .collect(Collectors.toMap(row -> row.get("sku"), row -> row.get(column)));
    }

    private static List<CSVRecord> records(String text) {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = format.parse(new StringReader(text))) {
            return parser.getRecords();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
