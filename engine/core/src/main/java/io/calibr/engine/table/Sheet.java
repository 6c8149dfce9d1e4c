package io.calibr.engine.table;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A table as its author sees it, in columns and rows of text, with everything that is wrong with it. Without problems it is
 * a {@link DecisionTable} too.
 *
 * @param stage empty, like hit policy and currency, where the lines above the header do not say it
 * @param columns one for each cell of the header, empty ones included
 * @param schedule when it applies; always where that is not understood
 * @param rows in the order of the file, those with problems too
 */
public record Sheet(
        Optional<Stage> stage,
        Optional<HitPolicy> hitPolicy,
        Optional<Currency> currency,
        List<SheetColumn> columns,
        List<SheetRow> rows,
        List<Problem> problems,
        Schedule schedule) {

    public Sheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /** A sheet that always applies. */
    public Sheet(
            Optional<Stage> stage,
            Optional<HitPolicy> hitPolicy,
            Optional<Currency> currency,
            List<SheetColumn> columns,
            List<SheetRow> rows,
            List<Problem> problems) {
        this(stage, hitPolicy, currency, columns, rows, problems, Schedule.ALWAYS);
    }

    /** Index of the row at a problem's place; empty where it stands above the rows. */
    public OptionalInt row(Place place) {
        return IntStream.range(0, rows.size())
                .filter(index -> rows.get(index).line() == place.line())
                .findFirst();
    }

    /** Index of the column at a problem's place; empty where it concerns the whole line. */
    public OptionalInt column(Place place) {
        return IntStream.range(0, columns.size())
                .filter(index -> place.column()
                        .filter(Letters.label(index, columns.get(index).header())::equals)
                        .isPresent())
                .findFirst();
    }
}
