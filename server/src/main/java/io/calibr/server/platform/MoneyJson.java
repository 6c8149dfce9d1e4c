package io.calibr.server.platform;

import io.calibr.model.Money;
import jakarta.json.bind.adapter.JsonbAdapter;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Money in JSON: both forms out; in, either an amount or minor units, and if both then the same. */
public record MoneyJson(
        @Nullable String amount,
        @Nullable String currency,
        @Nullable Long minorUnits) {

    static MoneyJson of(Money money) {
        return new MoneyJson(money.amount().toPlainString(), money.currency().getCurrencyCode(), money.minorUnits());
    }

    Money money() {
        if (currency == null) {
            throw new IllegalArgumentException("money has a currency");
        }
        if (amount != null) {
            return ofAmount(amount, currency);
        }
        if (minorUnits != null) {
            return new Money(minorUnits, Currency.getInstance(currency));
        }
        throw new IllegalArgumentException("money is an amount or minorUnits, and a currency");
    }

    private Money ofAmount(String decimal, String code) {
        try {
            var money = Money.of(decimal, code);
            if (minorUnits != null && minorUnits != money.minorUnits()) {
                throw new IllegalArgumentException("amount and minorUnits of the money are not the same");
            }
            return money;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + decimal + "' is not an amount", e);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + decimal + "' is finer than a minor unit of " + code, e);
        }
    }

    /** Between our money and its JSON. */
    public static final class Adapter implements JsonbAdapter<Money, MoneyJson> {

        @Override
        public MoneyJson adaptToJson(Money money) {
            return of(money);
        }

        @Override
        public Money adaptFromJson(MoneyJson json) {
            return json.money();
        }
    }
}
