package io.calibr.server.catalog;

import io.calibr.server.problem.Kind;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The order of the catalogue. SKUs without the value come last whichever way it is sorted, equal ones by SKU.
 *
 * @param descending the greatest first
 */
record CatalogueSort(Key key, boolean descending) {

    static final CatalogueSort BY_SKU = new CatalogueSort(Key.SKU, false);

    /** What the catalogue is sorted by; price is the selling price, texts are compared without regard to case. */
    enum Key {
        SKU,
        TITLE,
        CATEGORY,
        COST,
        PRICE,
        MARGIN,
        STOCK
    }

    /** From the query parameter {@code sort}: a key, after {@code -} for descending. */
    static CatalogueSort of(@Nullable String sort) {
        if (sort == null || sort.isEmpty()) {
            return BY_SKU;
        }
        var descending = sort.startsWith("-");
        var word = descending ? sort.substring(1) : sort;
        return Arrays.stream(Key.values())
                .filter(key -> key.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .map(key -> new CatalogueSort(key, descending))
                .orElseThrow(() -> Kind.INVALID_VALUE
                        .because("sort is sku, title, category, cost, price, margin or stock, after - for descending")
                        .with("parameter", "sort")
                        .with("value", sort));
    }
}
