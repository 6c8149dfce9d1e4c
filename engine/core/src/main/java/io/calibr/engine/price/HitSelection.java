package io.calibr.engine.price;

import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Row;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** Which of a table's matching rows act, by its hit policy. Depends on nothing but the rows, so their order of arrival never matters. */
final class HitSelection {

    private HitSelection() {}

    /**
     * Applies the table's hit policy.
     *
     * @param matching indexes of the rows that matched, ascending
     * @return indexes of the rows that act, in the order they do; all matching rows of a UNIQUE table, where more than one
     *     is a conflict
     */
    static int[] acting(DecisionTable table, int[] matching) {
        if (matching.length == 0) {
            return matching;
        }
        return switch (table.hitPolicy()) {
            case FIRST -> new int[] {matching[0]};
            case UNIQUE -> matching;
            case PRIORITY -> new int[] {highest(table.rows(), matching)};
            case COLLECT -> withoutLosersOfGroups(table.rows(), matching);
        };
    }

    private static int highest(List<Row> rows, int[] matching) {
        var best = matching[0];
        for (var row : matching) {
            if (rows.get(row).priority() > rows.get(best).priority()) {
                best = row;
            }
        }
        return best;
    }

    private static int[] withoutLosersOfGroups(List<Row> rows, int[] matching) {
        var taken = new HashSet<String>();
        return IntStream.of(matching)
                .filter(row -> rows.get(row).exclusiveGroup().map(taken::add).orElse(true))
                .toArray();
    }
}
