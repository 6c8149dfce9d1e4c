package io.calibr.engine.compile;

import io.calibr.engine.guard.Guardrails;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Row;
import java.util.List;

/**
 * Checked tables and guardrails in the order they apply, ready to price. Immutable and safe to share between threads;
 * made by {@link RuleCompiler} only.
 */
public final class RuleSet {

    private final List<DecisionTable> tables;
    private final Guardrails guardrails;
    private final String hash;
    private final MatchPlan plan;

    RuleSet(List<DecisionTable> tables, Guardrails guardrails) {
        this.tables = List.copyOf(tables);
        this.guardrails = guardrails;
        this.hash = ContentHash.of(this.tables, guardrails);
        this.plan = new MatchPlan(this.tables);
    }

    /**
     * SHA-256 over what the rules say, 64 hexadecimal digits. Two rule sets with the same hash give the same prices; layout,
     * notes, the order of conditions in a row and of operands in a condition do not count.
     */
    public String hash() {
        return hash;
    }

    /** By stage, and within a stage in the author's order. */
    public List<DecisionTable> tables() {
        return tables;
    }

    public Guardrails guardrails() {
        return guardrails;
    }

    /** How its rows are matched with Drools. */
    public MatchPlan plan() {
        return plan;
    }

    /** The row that a step names by its indexes. */
    public Row row(int table, int row) {
        return tables.get(table).rows().get(row);
    }

    @Override
    public String toString() {
        return "rule set " + hash;
    }
}
