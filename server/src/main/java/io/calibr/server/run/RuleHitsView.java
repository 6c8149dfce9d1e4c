package io.calibr.server.run;

import io.calibr.model.RunId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many SKUs each row of a rule fired for in one run.
 *
 * @param run not there, like what follows from it, where no run has used the rule
 * @param asOf the instant the run prices for
 * @param version the number of the rule's version that the run used
 * @param table the name by which that version's table is called in the lines of the run
 * @param total SKUs in the run
 * @param items every row of that version in the table's order, those that fired for nothing too
 */
public record RuleHitsView(
        @Nullable RunId run,
        @Nullable Instant asOf,
        @Nullable Integer version,
        @Nullable String table,
        long total,
        List<RowHits> items) {

    public RuleHitsView {
        items = List.copyOf(items);
    }

    /**
     * One row.
     *
     * @param row its id
     * @param rowNumber its position in the table, from 1
     * @param skus for which it fired, whether or not a later row went on from there
     */
    public record RowHits(String row, int rowNumber, long skus) {}
}
