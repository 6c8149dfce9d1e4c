package io.calibr.engine.guard;

import io.calibr.engine.table.Action;

/**
 * One guardrail that applies to a SKU, and where it was written.
 *
 * @param table index of its table in the rule set; {@link #RULEBOOK} for a guardrail of the whole rulebook
 * @param row index of its row in that table; for a guardrail of the rulebook its index in the rulebook's list
 */
public record Guardrail(Action.Guard rule, int table, int row) {

    public static final int RULEBOOK = -1;

    public GuardKind kind() {
        return GuardKind.of(rule);
    }
}
