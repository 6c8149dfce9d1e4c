package io.calibr.engine.example;

import io.calibr.engine.table.Action;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.Stage;
import java.util.List;
import java.util.Optional;

/**
 * Makes the examples of one table possible. A table that only rounds or guards prices nothing by itself, since no row of
 * base or adjust matches: in its examples every SKU starts from its regular price.
 */
public final class Alone {

    private static final DecisionTable REGULAR = new DecisionTable(
            "regular-price",
            Stage.BASE,
            HitPolicy.FIRST,
            Optional.empty(),
            List.of(),
            List.of(new Row("regular-price", 0, Optional.empty(), List.of(), List.of(new Action.Regular()))));

    private Alone() {}

    /** What to compile in order to try out this table without the rulebook around it. */
    public static List<DecisionTable> with(DecisionTable table) {
        return switch (table.stage()) {
            case BASE, ADJUST -> List.of(table);
            case ROUND, GUARD -> List.of(REGULAR, table);
        };
    }
}
