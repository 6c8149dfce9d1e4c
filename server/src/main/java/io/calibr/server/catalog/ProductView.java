package io.calibr.server.catalog;

import io.calibr.model.Money;
import org.jspecify.annotations.Nullable;

/**
 * A product with its variants counted as one.
 *
 * @param category where all variants are, or the first of their categories by path
 * @param status the status of most need of attention that one of its SKUs has: pending, then held, live and off
 * @param skus how many variants it has
 * @param stock of all of them together; not there where none says
 * @param lowest selling price among them, on the list asked for
 */
public record ProductView(
        String code,
        String title,
        @Nullable String category,
        String status,
        long skus,
        @Nullable Long stock,
        @Nullable Money lowest,
        @Nullable Money highest) {}
