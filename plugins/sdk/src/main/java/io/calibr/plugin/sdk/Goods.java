package io.calibr.plugin.sdk;

import io.calibr.model.Sku;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What identifies goods outside our own catalogue.
 *
 * @param gtins with valid check digits; may be empty
 * @param brand null if unknown
 * @param partNumber the maker's own number; null if unknown
 * @param title proposes matches to a person, never decides
 */
public record Goods(
        Sku sku,
        Set<String> gtins,
        @Nullable String brand,
        @Nullable String partNumber,
        String title) {

    public Goods {
        gtins = Set.copyOf(gtins);
    }
}
