package io.calibr.server.catalog;

import io.calibr.model.PriceListId;
import org.jspecify.annotations.Nullable;

/** A price list as the API shows it. */
public record PriceListView(
        PriceListId id,
        String slug,
        String name,
        String currency,
        @Nullable String audience) {

    static PriceListView of(PriceList list) {
        return new PriceListView(
                list.id(),
                list.slug(),
                list.name(),
                list.currency().getCurrencyCode(),
                list.audience().orElse(null));
    }
}
