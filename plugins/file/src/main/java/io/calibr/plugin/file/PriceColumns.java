package io.calibr.plugin.file;

import io.calibr.model.Money;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the header says that the four columns are, and how a row reads and is written by it. */
record PriceColumns(String file, int size, int sku, int price, int compareAt, int currency) {

    static final List<String> NAMES = List.of("sku", "price", "compare_at", "currency");

    /** The columns of a file that we begin. */
    static final PriceColumns ALONE = new PriceColumns("", 4, 0, 1, 2, 3);

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(\\.\\d{1,6})?");

    static PriceColumns of(String file, CsvRecord header) {
        var found = new LinkedHashMap<String, Integer>();
        for (var index = 0; index < header.size(); index++) {
            var name = header.field(index).strip().toLowerCase(Locale.ROOT);
            if (found.put(name, index) != null && NAMES.contains(name)) {
                throw BadFile.at(file, header.line(), name, "appears twice in the header");
            }
        }
        var places = new ArrayList<Integer>();
        for (var name : NAMES) {
            var place = found.get(name);
            if (place == null) {
                throw BadFile.at(file, header.line(), name, "is missing from the header");
            }
            places.add(place);
        }
        return new PriceColumns(file, header.size(), places.get(0), places.get(1), places.get(2), places.get(3));
    }

    PriceRow read(CsvRecord row) {
        if (row.size() != size) {
            throw BadFile.at(file, row.line(), row.size() + " fields where the header has " + size);
        }
        var found = currencyOf(row);
        var price = money(row, price(), "price", found);
        var announced = row.field(compareAt).isBlank() ? null : money(row, compareAt, "compare_at", found);
        return new PriceRow(skuOf(row), new LivePrice(price, announced));
    }

    /** The fields that make a row show {@code live}. */
    Map<Integer, String> showing(LivePrice live) {
        return Map.of(price, text(live.price()), compareAt, text(live.announced()));
    }

    /** A whole new row, without its line end. */
    String added(PriceRow row) {
        var fields = new String[size];
        Arrays.fill(fields, "");
        fields[sku] = CsvRecord.quoted(FormulaGuard.on(row.sku().value()));
        fields[price] = text(row.live().price());
        fields[compareAt] = text(row.live().announced());
        fields[currency] = row.live().price().currency().getCurrencyCode();
        return String.join(",", fields);
    }

    private Sku skuOf(CsvRecord row) {
        try {
            return new Sku(FormulaGuard.off(row.field(sku)));
        } catch (IllegalArgumentException unusable) {
            throw BadFile.at(file, row.line(), "sku", String.valueOf(unusable.getMessage()));
        }
    }

    private Currency currencyOf(CsvRecord row) {
        var code = row.field(currency);
        try {
            var found = Currency.getInstance(code);
            new Money(0, found);
            return found;
        } catch (IllegalArgumentException unknown) {
            throw BadFile.at(file, row.line(), "currency", BadFile.shown(code) + " is not a currency with prices");
        }
    }

    private Money money(CsvRecord row, int index, String column, Currency currency) {
        var text = row.field(index);
        if (!DECIMAL.matcher(text).matches()) {
            throw BadFile.at(
                    file, row.line(), column, BadFile.shown(text) + " is not a price such as 19.99, zero or more");
        }
        try {
            return Money.of(new BigDecimal(text), currency, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException tooFine) {
            throw BadFile.at(
                    file, row.line(), column, BadFile.shown(text) + " is finer or larger than a price in " + currency);
        }
    }

    private static String text(@Nullable Money money) {
        return money == null ? "" : money.amount().toPlainString();
    }
}
