package io.calibr.copilot.answer;

import io.calibr.copilot.plan.Scope;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import java.util.List;
import java.util.Optional;

/** Why a run gave a SKU its price, from what was stored when it did. */
@FunctionalInterface
public interface PriceReasons {

    /** Empty where the run computed nothing: it put back prices, or did not price the SKU. */
    Optional<Reasons> of(RunId run, Sku sku, Scope scope);

    /**
     * What was stored, in words.
     *
     * @param rows what acted, in order: {@code retail-offers row 2 (offer-15)}
     * @param lines the whole way from the regular price to the new one, guardrails included
     */
    record Reasons(List<String> rows, List<String> lines) {
        public Reasons {
            rows = List.copyOf(rows);
            lines = List.copyOf(lines);
        }
    }
}
