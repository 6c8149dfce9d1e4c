package io.calibr.server.catalog;

import io.calibr.model.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Lines of a price or cost history: line, sku, valid_from, valid_to, amount, currency, id. The file's {@code valid_to} is
 * the last day on which the amount holds; staged is the instant at which it no longer does.
 *
 * @param amount the column that holds it
 * @param expected the only currency allowed; empty for any
 */
record DatedRows(String amount, Optional<Currency> expected, ZoneId zone, Supplier<UUID> ids) implements RowFormat {

    @Override
    public StagedRow read(Cells cells) {
        var sku = cells.sku("sku");
        var currency = expected.isPresent()
                ? cells.required("currency", cells.currency("currency", expected.get()))
                : cells.required("currency", cells.currency("currency"));
        var money = cells.required(amount, currency.flatMap(known -> cells.money(amount, known)));
        var from = cells.required("valid_from", cells.day("valid_from"));
        var through = cells.day("valid_to");
        if (from.isPresent()
                && through.filter(last -> last.isBefore(from.get())).isPresent()) {
            cells.reject("valid_to", through.get() + " is before valid_from " + from.get());
        }
        return StagedRow.of(
                cells.line(),
                sku,
                from.map(this::start),
                through.map(last -> start(last.plusDays(1))),
                money.map(Money::minorUnits),
                currency,
                ids.get());
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
