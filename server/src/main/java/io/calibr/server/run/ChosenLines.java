package io.calibr.server.run;

import io.calibr.model.Sku;
import java.util.List;

/** Which lines of a run somebody means. */
sealed interface ChosenLines {

    record BySku(List<Sku> skus) implements ChosenLines {
        public BySku {
            skus = List.copyOf(skus);
        }
    }

    /** Whatever the filter finds, as it finds it in the list of lines. */
    record ByFilter(LineRequest.Filter filter) implements ChosenLines {}
}
