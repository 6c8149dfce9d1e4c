package io.calibr.server.catalog;

import io.calibr.model.PriceListId;
import java.util.Currency;
import java.util.Optional;

/**
 * Prices for a market or a group of customers, in one currency.
 *
 * @param slug what callers and rules name it by
 * @param audience whom it is for, where that is said
 */
public record PriceList(PriceListId id, String slug, String name, Currency currency, Optional<String> audience) {}
