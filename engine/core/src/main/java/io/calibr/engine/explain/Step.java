package io.calibr.engine.explain;

import io.calibr.engine.table.Stage;
import java.math.BigDecimal;

/**
 * One step of a price: what a row, or the engine itself, made of it. Numbers only, since explanations are stored by the
 * hundred thousand; names and conditions are read from the rule set when somebody looks.
 *
 * @param table index of the table in the rule set, or {@link #ENGINE}: the regular price in BASE, the rounding to a minor
 *     unit in ROUND, the clamp in GUARD
 * @param row index of the row in its table, or {@link #ENGINE}
 * @param before the exact running price in major units before the step
 * @param after and after it; the same where the row only announced a compare-at price or set a bound
 */
public record Step(Stage stage, int table, int row, BigDecimal before, BigDecimal after) {

    public static final int ENGINE = -1;

    /** Whether a row made it, rather than the engine's own rules. */
    public boolean byRow() {
        return table != ENGINE;
    }
}
