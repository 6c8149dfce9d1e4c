package io.calibr.engine.version;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two texts of a table: properties, columns, then rows in the order of the later text with the
 * removed ones at the end.
 */
public record TableDiff(List<PropertyChange> properties, List<ColumnChange> columns, List<RowChange> rows) {

    public TableDiff {
        properties = List.copyOf(properties);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** How a row or column differs. One that moved may have other cells too. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        MOVED
    }

    /** Null for a property that is not there. */
    public record PropertyChange(
            String name, @Nullable String before, @Nullable String after) {}

    /** A column that is new, gone or elsewhere. */
    public record ColumnChange(String column, Kind change) {}

    /**
     * A row that was added, removed, changed or moved.
     *
     * @param cells of a row that was added or removed those with content
     */
    public record RowChange(String row, Kind change, List<CellChange> cells) {
        public RowChange {
            cells = List.copyOf(cells);
        }
    }

    /** Empty text for a cell without content. */
    public record CellChange(String column, String before, String after) {}

    public static TableDiff between(TableContent before, TableContent after) {
        return new TableDiff(properties(before, after), columns(before, after), rows(before, after));
    }

    public boolean isEmpty() {
        return properties.isEmpty() && columns.isEmpty() && rows.isEmpty();
    }

    private static List<PropertyChange> properties(TableContent before, TableContent after) {
        var names = new LinkedHashSet<>(before.properties().keySet());
        names.addAll(after.properties().keySet());
        return names.stream()
                .map(name -> new PropertyChange(
                        name, before.properties().get(name), after.properties().get(name)))
                .filter(change -> !Objects.equals(change.before(), change.after()))
                .toList();
    }

    private static List<ColumnChange> columns(TableContent before, TableContent after) {
        var kept = Order.kept(before.columns(), after.columns());
        var changes = new ArrayList<ColumnChange>();
        for (var column : after.columns()) {
            if (!before.columns().contains(column)) {
                changes.add(new ColumnChange(column, Kind.ADDED));
            } else if (!kept.contains(column)) {
                changes.add(new ColumnChange(column, Kind.MOVED));
            }
        }
        before.columns().stream()
                .filter(column -> !after.columns().contains(column))
                .forEach(column -> changes.add(new ColumnChange(column, Kind.REMOVED)));
        return changes;
    }

    private static List<RowChange> rows(TableContent before, TableContent after) {
        var kept = Order.kept(before.rows().keySet(), after.rows().keySet());
        var changes = new ArrayList<RowChange>();
        for (var row : after.rows().keySet()) {
            var cells = cells(row, before, after);
            if (!before.rows().containsKey(row)) {
                changes.add(new RowChange(row, Kind.ADDED, cells));
            } else if (!kept.contains(row)) {
                changes.add(new RowChange(row, Kind.MOVED, cells));
            } else if (!cells.isEmpty()) {
                changes.add(new RowChange(row, Kind.CHANGED, cells));
            }
        }
        before.rows().keySet().stream()
                .filter(row -> !after.rows().containsKey(row))
                .forEach(row -> changes.add(new RowChange(row, Kind.REMOVED, cells(row, before, after))));
        return changes;
    }

    private static List<CellChange> cells(String row, TableContent before, TableContent after) {
        var old = before.rows().getOrDefault(row, Map.of());
        var now = after.rows().getOrDefault(row, Map.of());
        if (old.equals(now)) {
            return List.of();
        }
        Set<String> columns = new LinkedHashSet<>(after.columns());
        columns.addAll(before.columns());
        return columns.stream()
                .map(column -> new CellChange(column, before.cell(row, column), after.cell(row, column)))
                .filter(cell -> !cell.before().equals(cell.after()))
                .toList();
    }
}
