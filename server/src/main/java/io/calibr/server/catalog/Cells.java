package io.calibr.server.catalog;

import io.calibr.engine.price.AttributeReader;
import io.calibr.model.Money;
import io.calibr.model.Sku;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The typed cells of one record. A cell that is not what its column holds is rejected by name and read as empty, so that
 * one pass finds every bad cell of the line.
 */
final class Cells {

    private static final int LONGEST_TEXT = 1_000;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,12})?");
    private static final Pattern DAY = Pattern.compile("[12]\\d{3}-\\d{2}-\\d{2}");

    private static final Map<String, Currency> CURRENCIES = Currency.availableCurrencies()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, currency -> currency));

    private final Header header;
    private final CsvRow row;
    private final Rejections rejections;
    private final long before;

    Cells(Header header, CsvRow row, Rejections rejections) {
        this.header = header;
        this.row = row;
        this.rejections = rejections;
        before = rejections.count();
    }

    /** No cell read so far was rejected. */
    boolean areGood() {
        return rejections.count() == before;
    }

    long line() {
        return row.line();
    }

    Optional<String> text(String column) {
        return read(column, Cells::plain);
    }

    Optional<Sku> sku(String column) {
        return required(column, read(column, cell -> new Sku(plain(cell))));
    }

    /** The cell's currency, which must be {@code expected} because a price list has one currency. */
    Optional<Currency> currency(String column, Currency expected) {
        var currency = currency(column);
        currency.filter(found -> !found.equals(expected))
                .ifPresent(found -> reject(column, found + " is not the price list's currency " + expected));
        return currency;
    }

    Optional<Currency> currency(String column) {
        return read(column, Cells::currencyOf);
    }

    /** An amount of at least zero, exact in the currency's own decimals. */
    Optional<Money> money(String column, Currency currency) {
        return read(column, cell -> moneyOf(number(cell), currency));
    }

    /** A number of at least zero. */
    Optional<BigDecimal> amount(String column) {
        return read(column, cell -> notNegative(number(cell)));
    }

    /** A value of an attribute, as text. */
    Optional<String> value(String column, AttributeReader attribute) {
        return read(column, cell -> attribute.checked(plain(cell).strip()));
    }

    Optional<Long> count(String column) {
        return read(column, cell -> {
            var number = notNegative(number(cell));
            if (number.stripTrailingZeros().scale() > 0) {
                throw new IllegalArgumentException(cell + " is not a whole number");
            }
            return number.longValueExact();
        });
    }

    Optional<LocalDate> day(String column) {
        return read(column, Cells::dayOf);
    }

    <T> Optional<T> required(String column, Optional<T> value) {
        if (value.isEmpty() && raw(column).isEmpty()) {
            reject(column, "the cell is empty");
        }
        return value;
    }

    void reject(String column, String message) {
        rejections.add(row.line(), column, message);
    }

    private <T> Optional<T> read(String column, Function<String, T> type) {
        try {
            return raw(column).map(type);
        } catch (IllegalArgumentException unfit) {
            reject(column, String.valueOf(unfit.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<String> raw(String column) {
        var place = header.place(column);
        return place < 0
                ? Optional.empty()
                : Optional.of(row.cells().get(place)).filter(cell -> !cell.isBlank());
    }

    private static String plain(String cell) {
        if (cell.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("the text is longer than " + LONGEST_TEXT + " characters");
        }
        if (cell.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the text holds a line break or another control character");
        }
        return cell;
    }

    private static BigDecimal number(String cell) {
        var text = cell.strip();
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + shortened(text) + "' is not a number; numbers are written like 1234.50");
        }
        return new BigDecimal(text);
    }

    private static BigDecimal notNegative(BigDecimal number) {
        if (number.signum() < 0) {
            throw new IllegalArgumentException(number.toPlainString() + " is negative");
        }
        return number;
    }

    private static Money moneyOf(BigDecimal number, Currency currency) {
        var decimals = currency.getDefaultFractionDigits();
        if (notNegative(number).stripTrailingZeros().scale() > decimals) {
            throw new IllegalArgumentException(
                    number.toPlainString() + " has more decimals than " + currency + ", which has " + decimals);
        }
        return Money.of(number, currency, RoundingMode.UNNECESSARY);
    }

    private static Currency currencyOf(String cell) {
        var code = cell.strip();
        return knownCurrency(code)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + shortened(code) + "' is not an ISO 4217 currency with minor units"));
    }

    static Optional<Currency> knownCurrency(String code) {
        return Optional.ofNullable(CURRENCIES.get(code));
    }

    private static LocalDate dayOf(String cell) {
        var text = cell.strip();
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException noSuchDay) {
            throw new IllegalArgumentException("there is no day " + text, noSuchDay);
        }
        throw new IllegalArgumentException(
                "'" + shortened(text) + "' is not a date; dates are written like 2024-07-20");
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
