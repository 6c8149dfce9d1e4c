package io.calibr.rules;

import io.calibr.model.Money;
import io.calibr.model.Sku;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import static java.util.stream.Collectors.joining;

/** What the shop of the starter catalogue shows on one day, before Calibr writes anything. */
final class ShopPrices {
    private static final String HEADER = "sku,price,compare_at,currency\n";

    private ShopPrices() {}

    /**
     * A price file of the SKUs on sale on that day, in the catalogue's order: at the list price of the day, or at the
     * catalogue's own where the history has none.
     */
    static String on(LocalDate day) {
        var listed = new HashMap<Sku, Money>();
        records("adventureworks/price-history.csv").stream()
                .filter(row -> within(day, row.get("valid_from"), row.get("valid_to")))
                .forEach(row -> listed.put(sku(row), listPrice(row)));
        return records("adventureworks/catalog.csv").stream()
                .filter(row -> within(day, row.get("sell_start"), row.get("sell_end")))
                .map(row -> line(row, listed))
                .collect(joining("", HEADER, ""));
    }

    private static String line(CSVRecord row, Map<Sku, Money> listed) {
        var price = listed.getOrDefault(sku(row), listPrice(row));
        return sku(row) + "," + price.amount().toPlainString() + ",," + price.currency() + "\n";
    }

    private static Sku sku(CSVRecord row) {
        return new Sku(row.get("sku"));
    }

    private static Money listPrice(CSVRecord row) {
        return Money.of(row.get("list_price"), row.get("currency"));
    }

    /** Both days inclusive, the last one open if empty; never without a first. */
    private static boolean within(LocalDate day, String first, String last) {
        return !first.isEmpty()
                && !day.isBefore(LocalDate.parse(first))
                && (last.isEmpty() || !day.isAfter(LocalDate.parse(last)));
    }

    private static List<CSVRecord> records(String path) {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = format.parse(new StringReader(Starter.text(path)))) {
            return parser.getRecords();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + path, unreadable);
        }
    }
}
