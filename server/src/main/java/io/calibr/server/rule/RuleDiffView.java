package io.calibr.server.rule;

import io.calibr.engine.version.LineDiff;
import io.calibr.engine.version.LineDiff.LineChange;
import io.calibr.engine.version.TableDiff;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two texts of a rule.
 *
 * @param from {@code draft}, {@code branch:name} or the number of a version
 * @param lines the same line by line, where one of the texts is no table
 * @param tests what differs between their tests, line by line
 */
public record RuleDiffView(
        String from,
        String to,
        List<PropertyView> properties,
        List<ColumnView> columns,
        List<RowView> rows,
        @Nullable List<LineView> lines,
        List<LineView> tests) {

    public RuleDiffView {
        properties = List.copyOf(properties);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        lines = lines == null ? null : List.copyOf(lines);
        tests = List.copyOf(tests);
    }

    /** Not there where the property was not, or is not. */
    public record PropertyView(
            String name, @Nullable String before, @Nullable String after) {}

    /** A column that was added, removed or moved. */
    public record ColumnView(String column, TableDiff.Kind change) {}

    /**
     * A row that was added, removed, changed or moved.
     *
     * @param cells that differ; of a row that was added or removed those with content
     */
    public record RowView(String row, TableDiff.Kind change, List<CellView> cells) {
        public RowView {
            cells = List.copyOf(cells);
        }
    }

    /** Empty text for a cell without content. */
    public record CellView(String column, String before, String after) {}

    /**
     * A line that came or went.
     *
     * @param line of the text that has it, from 1
     */
    public record LineView(int line, LineDiff.Kind change, String text) {}

    static RuleDiffView of(String from, String to, TableDiff diff, List<LineChange> tests) {
        return new RuleDiffView(
                from,
                to,
                diff.properties().stream()
                        .map(change -> new PropertyView(change.name(), change.before(), change.after()))
                        .toList(),
                diff.columns().stream()
                        .map(change -> new ColumnView(change.column(), change.change()))
                        .toList(),
                diff.rows().stream().map(RuleDiffView::row).toList(),
                null,
                lines(tests));
    }

    static RuleDiffView of(String from, String to, List<LineChange> lines, List<LineChange> tests) {
        return new RuleDiffView(from, to, List.of(), List.of(), List.of(), lines(lines), lines(tests));
    }

    private static RowView row(TableDiff.RowChange change) {
        return new RowView(
                change.row(),
                change.change(),
                change.cells().stream()
                        .map(cell -> new CellView(cell.column(), cell.before(), cell.after()))
                        .toList());
    }

    private static List<LineView> lines(List<LineChange> changes) {
        return changes.stream()
                .map(change -> new LineView(change.line(), change.change(), change.text()))
                .toList();
    }
}
