package io.calibr.server.catalog;

import io.calibr.model.PriceListId;
import org.jspecify.annotations.Nullable;

/**
 * A price list as the API shows it.
 *
 * @param basedOn slug of the list whose regular prices it takes, times {@code factor}, where it has none of its own
 */
public record PriceListView(
        PriceListId id,
        String slug,
        String name,
        String currency,
        @Nullable String audience,
        @Nullable String basedOn,
        @Nullable String factor) {

    static PriceListView of(PriceList list) {
        return new PriceListView(
                list.id(),
                list.slug(),
                list.name(),
                list.currency().getCurrencyCode(),
                list.audience().orElse(null),
                list.basedOn().map(PriceList.BasedOn::slug).orElse(null),
                list.basedOn().map(base -> base.factor().toPlainString()).orElse(null));
    }
}
