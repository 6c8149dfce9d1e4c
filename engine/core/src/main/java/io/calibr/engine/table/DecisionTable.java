package io.calibr.engine.table;

import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * An ordered list of rows of one stage. A DRL file is a table too, with hit policy PRIORITY or COLLECT and no columns.
 *
 * @param currency of its amounts; needed as soon as one row holds an amount. Such a table is priced only for price lists
 *     in this currency
 * @param columns the author's layout; empty where there is none
 */
public record DecisionTable(
        String name,
        Stage stage,
        HitPolicy hitPolicy,
        Optional<Currency> currency,
        List<Column> columns,
        List<Row> rows) {

    public DecisionTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
