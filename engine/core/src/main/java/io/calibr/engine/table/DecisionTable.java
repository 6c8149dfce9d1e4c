package io.calibr.engine.table;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An ordered list of rows of one stage. A DRL file is a table too, without columns.
 *
 * @param currency of its amounts; needed as soon as one row holds an amount. Such a table is priced only for price lists
 *     in this currency
 * @param columns the author's layout; empty where there is none
 * @param schedule when it applies; outside it the table is left out
 */
public record DecisionTable(
        String name,
        Stage stage,
        HitPolicy hitPolicy,
        Optional<Currency> currency,
        List<Column> columns,
        List<Row> rows,
        Schedule schedule) {

    private static final int LONGEST_NAME = 60;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    public DecisionTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** A table that always applies. */
    public DecisionTable(
            String name,
            Stage stage,
            HitPolicy hitPolicy,
            Optional<Currency> currency,
            List<Column> columns,
            List<Row> rows) {
        this(name, stage, hitPolicy, currency, columns, rows, Schedule.ALWAYS);
    }

    /** The same table with this schedule. */
    public DecisionTable on(Schedule times) {
        return new DecisionTable(name, stage, hitPolicy, currency, columns, rows, times);
    }

    /** Whether files may call a table so: lower case letters and digits, with single hyphens between them. */
    public static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && NAME.matcher(name).matches();
    }

    /** The rows that start from what the channel shows: running them twice compounds. */
    public List<Row> rowsFromLive() {
        return rows.stream()
                .filter(row -> row.actions().stream().anyMatch(Action.Live.class::isInstance))
                .toList();
    }

    /**
     * The name, for writing it into a file.
     *
     * @throws IllegalArgumentException if it {@linkplain #isName cannot stand there}
     */
    public String nameInFiles() {
        if (!isName(name)) {
            throw new IllegalArgumentException("a file cannot name its table " + Excerpt.of(name));
        }
        return name;
    }
}
