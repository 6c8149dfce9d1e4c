package io.calibr.engine.check;

import io.calibr.engine.explain.FiredRow;
import io.calibr.engine.guard.GuardKind;
import io.calibr.model.Money;
import io.calibr.model.Sku;
import org.jspecify.annotations.Nullable;

/**
 * A row that brings prices outside a guardrail, which then holds them, with one SKU that shows it.
 *
 * @param row the row that decided the price; null where none did, as where the regular price itself is outside
 * @param setBy the row that the guardrail is written in; null for a guardrail of the rulebook
 * @param amounts what the rules came to, and what the guardrail allows
 * @param skus how many SKUs the row and this guardrail hold
 */
public record Breach(
        Sku sku,
        @Nullable FiredRow row,
        GuardKind guard,
        @Nullable FiredRow setBy,
        Amounts amounts,
        int skus) {

    /**
     * Two amounts that belong together.
     *
     * @param wanted the price the rules came to; null where they came to none
     * @param bound what the guardrail allows at least or at most; null where it is about pace
     */
    public record Amounts(@Nullable Money wanted, @Nullable Money bound) {}

    /** One sentence for people. */
    public String message() {
        var who = row == null ? "The price of SKU " + sku.value() : "Row " + row.id() + " takes SKU " + sku.value();
        var wanted = amounts.wanted() == null ? "" : " to " + amounts.wanted();
        var bound = amounts.bound() == null ? "" : " " + amounts.bound();
        return row == null
                ? who + ", " + amounts.wanted() + ", is held by " + guard.label() + bound + "."
                : who + wanted + ": held by " + guard.label() + bound + ".";
    }
}
