package io.calibr.engine.guard;

import io.calibr.model.Money;
import org.jspecify.annotations.Nullable;

/**
 * What came of checking one guardrail.
 *
 * @param table index of the table it was written in, or {@link Guardrail#RULEBOOK}
 * @param row index of the row it was written in
 * @param bound the amount it allows at least or at most, rounded inwards; null where it has none (pace, missing fact)
 * @param room how far the wanted price was inside the bound, negative when it was outside; null where there is no bound
 * @param kept whether the wanted price kept it
 */
public record GuardCheck(
        GuardKind guard,
        int table,
        int row,
        @Nullable Money bound,
        @Nullable Money room,
        boolean kept) {}
