package io.calibr.server.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a file tells about the catalogue, and the columns in which it does. */
public enum ImportKind {
    PRODUCTS(
            "sku title list_price currency",
            "model category subcategory product_line class style color size brand vendor tags cost inventory sell_start"
                    + " sell_end discontinued map weekly_sales"),
    PRICES("sku valid_from list_price currency", "valid_to"),
    COSTS("sku valid_from cost currency", "valid_to"),
    COMPETITORS("sku competitor price currency", "seen_on");

    private final String required;
    private final String optional;

    ImportKind(String required, String optional) {
        this.required = required;
        this.optional = optional;
    }

    /** The kind a caller names, for example {@code products}. */
    public static Optional<ImportKind> named(String name) {
        return Stream.of(values()).filter(kind -> kind.word().equals(name)).findFirst();
    }

    /** The name callers use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> required() {
        return List.of(required.split(" ", -1));
    }

    Set<String> columns() {
        var all = new LinkedHashSet<>(required());
        all.addAll(List.of(optional.split(" ", -1)));
        return all;
    }
}
