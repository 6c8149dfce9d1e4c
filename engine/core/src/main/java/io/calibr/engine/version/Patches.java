package io.calibr.engine.version;

import io.calibr.engine.version.Patch.AddColumn;
import io.calibr.engine.version.Patch.InsertRow;
import io.calibr.engine.version.Patch.MoveRow;
import io.calibr.engine.version.Patch.RemoveColumn;
import io.calibr.engine.version.Patch.RemoveRow;
import io.calibr.engine.version.Patch.SetCell;
import io.calibr.engine.version.Patch.SetProperty;
import io.calibr.engine.version.TableDiff.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a difference into patches. */
public final class Patches {

    private final TableContent before;
    private final TableContent after;
    private final List<Patch> patches = new ArrayList<>();

    private Patches(TableContent before, TableContent after) {
        this.before = before;
        this.after = after;
    }

    /**
     * Patches that make a text with the content {@code before} say what {@code after} says. Ids and headers must be unique in
     * both: a table where they are not cannot be patched into another.
     */
    public static List<Patch> between(TableContent before, TableContent after) {
        var patches = new Patches(before, after);
        var diff = TableDiff.between(before, after);
        patches.properties(diff);
        patches.rows(diff, patches.columns(diff));
        return List.copyOf(patches.patches);
    }

    private void properties(TableDiff diff) {
        diff.properties()
                .forEach(change ->
                        patches.add(new SetProperty(change.name(), change.after() == null ? "" : change.after())));
    }

    /** A column moves by being taken away and added again; returns those, whose cells must be written anew. */
    private Set<String> columns(TableDiff diff) {
        var added = new HashSet<String>();
        for (var change : diff.columns()) {
            if (change.change() != Kind.ADDED) {
                patches.add(new RemoveColumn(change.column()));
            }
            if (change.change() != Kind.REMOVED) {
                added.add(change.column());
            }
        }
        for (var index = after.columns().size() - 1; index >= 0; index--) {
            if (added.contains(after.columns().get(index))) {
                patches.add(new AddColumn(after.columns().get(index), next(after.columns(), index)));
            }
        }
        return added;
    }

    private void rows(TableDiff diff, Set<String> emptied) {
        var changes = diff.rows().stream().collect(Collectors.toMap(TableDiff.RowChange::row, change -> change));
        diff.rows().stream()
                .filter(change -> change.change() == Kind.REMOVED)
                .forEach(change -> patches.add(new RemoveRow(change.row())));
        var order = after.order();
        for (var index = order.size() - 1; index >= 0; index--) {
            var row = order.get(index);
            var change = changes.get(row);
            if (change != null && change.change() == Kind.ADDED) {
                patches.add(new InsertRow(row, next(order, index), after.rows().getOrDefault(row, Map.of())));
                continue;
            }
            if (change != null && change.change() == Kind.MOVED) {
                patches.add(new MoveRow(row, next(order, index)));
            }
            cells(row, emptied);
        }
    }

    private void cells(String row, Set<String> emptied) {
        for (var column : after.columns()) {
            var was = emptied.contains(column) ? "" : before.cell(row, column);
            if (!was.equals(after.cell(row, column))) {
                patches.add(new SetCell(row, column, after.cell(row, column)));
            }
        }
    }

    private static @Nullable String next(List<String> order, int index) {
        return index + 1 < order.size() ? order.get(index + 1) : null;
    }
}
