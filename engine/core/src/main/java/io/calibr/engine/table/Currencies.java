package io.calibr.engine.table;

import java.util.Currency;
import java.util.Optional;

/** Currencies by their exact ISO 4217 code. */
public final class Currencies {

    private Currencies() {}

    /** The currency of this code; empty for unknown codes and for units such as XAU that have no minor unit. */
    public static Optional<Currency> find(String code) {
        return Currency.availableCurrencies()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .findFirst();
    }
}
