package io.calibr.server.catalog;

import io.calibr.model.PriceListId;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

/**
 * Prices for a market or a group of customers, in one currency.
 *
 * @param slug what callers and rules name it by
 * @param audience whom it is for, where that is said
 * @param basedOn the list whose regular prices it takes where it has none of its own
 */
public record PriceList(
        PriceListId id,
        String slug,
        String name,
        Currency currency,
        Optional<String> audience,
        Optional<BasedOn> basedOn) {

    private static final UUID NO_LIST = new UUID(0, 0);

    /**
     * Another list times a factor, rounded half up to the minor unit.
     *
     * @param currency of that list; the factor holds the exchange rate
     */
    public record BasedOn(PriceListId list, String slug, Currency currency, BigDecimal factor) {}

    /** A list with prices of its own only. */
    public PriceList(PriceListId id, String slug, String name, Currency currency, Optional<String> audience) {
        this(id, slug, name, currency, audience, Optional.empty());
    }

    /** For SQL: the list it is based on, or one that there is not. */
    public UUID base() {
        return basedOn.map(base -> base.list().value()).orElse(NO_LIST);
    }

    /** For SQL: from minor units of the one to minor units of the other. */
    public BigDecimal factor() {
        return basedOn.map(base -> base.factor()
                        .movePointRight(currency.getDefaultFractionDigits()
                                - base.currency().getDefaultFractionDigits()))
                .orElse(BigDecimal.ONE);
    }
}
