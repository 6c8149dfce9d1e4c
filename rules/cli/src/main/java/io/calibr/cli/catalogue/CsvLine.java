package io.calibr.cli.catalogue;

import io.calibr.cli.report.Failure;
import io.calibr.model.Money;
import io.calibr.model.Sku;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The typed cells of one line; a cell that is not what its column holds is a {@link Failure} that names it.
 *
 * @param place {@code products.csv:7}
 */
record CsvLine(String place, List<String> header, List<String> cells) {

    Optional<String> text(String column) {
        var index = header.indexOf(column);
        return index < 0 ? Optional.empty() : Optional.of(cells.get(index)).filter(cell -> !cell.isBlank());
    }

    Sku sku() {
        return text("sku").map(Sku::new).orElseThrow(() -> wrong("sku", "is empty"));
    }

    /** An amount in that currency, which the line must agree with where it says one. */
    Optional<Money> money(String column, Currency currency) {
        return text(column).map(cell -> {
            text("currency")
                    .filter(code -> !code.equals(currency.getCurrencyCode()))
                    .ifPresent(code -> {
                        throw wrong("currency", code + " is not the price list's currency " + currency);
                    });
            try {
                return Money.of(number(column, cell), currency, RoundingMode.UNNECESSARY);
            } catch (ArithmeticException tooFine) {
                throw wrong(column, cell + " is finer than " + currency + " can be paid", tooFine);
            }
        });
    }

    Optional<Long> count(String column) {
        return text(column).map(cell -> {
            try {
                return number(column, cell).longValueExact();
            } catch (ArithmeticException notWhole) {
                throw wrong(column, cell + " is not a whole number", notWhole);
            }
        });
    }

    Optional<LocalDate> day(String column) {
        return text(column).map(cell -> {
            try {
                return LocalDate.parse(cell);
            } catch (DateTimeException noDay) {
                throw wrong(column, cell + " is not a date; dates are written like 2024-07-20", noDay);
            }
        });
    }

    Failure wrong(String column, String message) {
        return new Failure(place + ": column " + column + ": " + message);
    }

    private Failure wrong(String column, String message, Exception cause) {
        return new Failure(place + ": column " + column + ": " + message, cause);
    }

    private BigDecimal number(String column, String cell) {
        try {
            var number = new BigDecimal(cell);
            if (number.signum() < 0) {
                throw wrong(column, cell + " is negative");
            }
            return number;
        } catch (NumberFormatException noNumber) {
            throw wrong(column, cell + " is not a number; numbers are written like 1234.50", noNumber);
        }
    }
}
