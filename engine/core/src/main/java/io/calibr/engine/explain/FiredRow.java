package io.calibr.engine.explain;

/**
 * A row by name, for people.
 *
 * @param number its position in the table, from 1
 */
public record FiredRow(String table, String id, int number) {

    /** {@code offers row 3 (summer)}. */
    @Override
    public String toString() {
        return table + " row " + number + " (" + id + ")";
    }
}
