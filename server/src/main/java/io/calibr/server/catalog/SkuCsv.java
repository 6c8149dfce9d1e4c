package io.calibr.server.catalog;

import io.calibr.model.Money;
import java.util.Currency;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A SKU as a line of a CSV file that people open in a spreadsheet: RFC 4180, and no cell is a formula. */
final class SkuCsv {

    static final String HEADER = "sku,product,title,category,status,price_list,currency,list_price,selling_price,"
            + "compare_at,cost,margin_percent,stock,sell_start,sell_end,proposed_price\r\n";

    /** What a spreadsheet takes for the beginning of a formula, or strips and then does. */
    private static final String FORMULA = "=+-@\t\r";

    private SkuCsv() {}

    static String line(SkuView sku, Currency currency) {
        var prices = sku.prices();
        var availability = sku.availability();
        var proposal = sku.proposal();
        return Stream.of(
                        text(sku.sku()),
                        text(sku.product()),
                        text(sku.title()),
                        text(sku.category()),
                        sku.status(),
                        prices.priceList(),
                        currency.getCurrencyCode(),
                        amount(prices.listPrice()),
                        amount(prices.sellingPrice()),
                        amount(prices.compareAt()),
                        amount(prices.cost()),
                        value(prices.marginPercent()),
                        value(availability.stock()),
                        value(availability.sellStart()),
                        value(availability.sellEnd()),
                        amount(proposal == null ? null : proposal.price()))
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A cell of somebody else's making: quoted where it must be, and with a leading apostrophe where it looks like a formula. */
    static String text(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        var safe = FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }

    /** With the decimals of its currency. */
    private static String amount(@Nullable Money money) {
        return money == null ? "" : money.amount().toPlainString();
    }

    private static String value(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
