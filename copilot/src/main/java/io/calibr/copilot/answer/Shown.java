package io.calibr.copilot.answer;

import io.calibr.copilot.guard.CleanText;
import io.calibr.copilot.plan.Scope;
import io.calibr.model.Money;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/** Values in sentences. Titles and names are other people's text: cleaned, cut and in quotation marks. */
final class Shown {

    private static final int LONGEST = 80;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd 'at' HH:mm", Locale.ROOT);

    private Shown() {}

    static String foreign(String text) {
        var clean = CleanText.of(text).replaceAll("[“”<>]", "");
        return "“" + (clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean) + "”";
    }

    static String money(long minorUnits, String currency) {
        var money = new Money(minorUnits, Currency.getInstance(currency));
        return money.amount().toPlainString() + " " + currency;
    }

    static String percent(BigDecimal percent) {
        return percent.stripTrailingZeros().toPlainString() + " %";
    }

    static String signed(BigDecimal percent) {
        return (percent.signum() > 0 ? "+" : "") + percent(percent);
    }

    static String time(Instant at, Scope scope) {
        return TIME.format(at.atZone(scope.zone()));
    }

    static String query(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
