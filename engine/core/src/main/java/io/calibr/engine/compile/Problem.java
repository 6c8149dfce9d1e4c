package io.calibr.engine.compile;

/**
 * Why a table or the guardrails are refused, and where.
 *
 * @param table name of the table; {@code guardrails} for those of the rulebook
 * @param row id of the row; empty where the whole table is meant
 * @param column the term or action in question; empty where the whole row is meant
 */
public record Problem(String table, String row, String column, String message) {

    /** For people: {@code offers, row summer, column colour: unknown word}. */
    @Override
    public String toString() {
        var place = new StringBuilder(table);
        if (!row.isEmpty()) {
            place.append(", row ").append(row);
        }
        if (!column.isEmpty()) {
            place.append(", column ").append(column);
        }
        return place.append(": ").append(message).toString();
    }
}
