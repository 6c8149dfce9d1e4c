package io.calibr.engine.explain;

import io.calibr.engine.compile.RuleSet;

/**
 * A row by name, for people.
 *
 * @param number its position in the table, from 1
 */
public record FiredRow(String table, String id, int number) {

    /** The row that a step names by its indexes. */
    public static FiredRow of(RuleSet rules, int table, int row) {
        var definition = rules.tables().get(table);
        return new FiredRow(definition.name(), definition.rows().get(row).id(), row + 1);
    }

    /** {@code offers row 3 (summer)}. */
    @Override
    public String toString() {
        return table + " row " + number + " (" + id + ")";
    }
}
