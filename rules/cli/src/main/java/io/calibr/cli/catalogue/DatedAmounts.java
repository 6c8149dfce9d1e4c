package io.calibr.cli.catalogue;

import io.calibr.model.Money;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A history of prices or costs, of which only what is valid on one day is kept: some hundred bytes for each SKU in it. Both
 * days of a line belong to it, the last one open if empty; of two valid lines the later one counts.
 */
final class DatedAmounts {

    static final DatedAmounts NONE = new DatedAmounts();

    private final Map<String, Dated> valid = new HashMap<>();

    private record Dated(LocalDate from, Money amount) {}

    private DatedAmounts() {}

    /**
     * Reads a whole file.
     *
     * @param column that holds the amount
     */
    static DatedAmounts read(Path file, String column, Currency currency, LocalDate day) {
        var amounts = new DatedAmounts();
        new CsvFile(file)
                .forEach(
                        List.of("sku", "valid_from", column, "currency"),
                        Set.of("valid_to"),
                        line -> amounts.add(line, column, currency, day));
        return amounts;
    }

    Optional<Money> of(String sku) {
        return Optional.ofNullable(valid.get(sku)).map(Dated::amount);
    }

    private void add(CsvLine line, String column, Currency currency, LocalDate day) {
        var from = line.day("valid_from").orElseThrow(() -> line.wrong("valid_from", "is empty"));
        var ended = line.day("valid_to").filter(day::isAfter).isPresent();
        if (from.isAfter(day) || ended || !line.text("currency").equals(Optional.of(currency.getCurrencyCode()))) {
            return;
        }
        var amount = line.money(column, currency).orElseThrow(() -> line.wrong(column, "is empty"));
        valid.merge(
                line.sku().value(),
                new Dated(from, amount),
                (known, later) -> later.from().isBefore(known.from()) ? known : later);
    }
}
