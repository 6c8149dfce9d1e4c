package io.calibr.engine.version;

import io.calibr.engine.table.Excerpt;
import io.calibr.engine.version.Patch.AddColumn;
import io.calibr.engine.version.Patch.InsertRow;
import io.calibr.engine.version.Patch.MoveRow;
import io.calibr.engine.version.Patch.RemoveColumn;
import io.calibr.engine.version.Patch.RemoveRow;
import io.calibr.engine.version.Patch.RenameColumn;
import io.calibr.engine.version.Patch.RenameRow;
import io.calibr.engine.version.Patch.SetCell;
import io.calibr.engine.version.Patch.SetProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table's text under the patches of one list. Each returns the patches that undo it. */
final class Editing {

    static final String ID = "id";

    private final Layout layout;

    Editing(TableText table) {
        this.layout = new Layout(table.lines());
    }

    String text() {
        return layout.text();
    }

    TableContent content() {
        var keys = layout.columns();
        var columns = keys.stream().filter(Editing::isColumn).toList();
        var rows = new LinkedHashMap<String, Map<String, String>>();
        layout.rows().forEach((key, line) -> rows.put(key, cells(keys, line)));
        return new TableContent(layout.properties(), columns, rows);
    }

    List<Patch> apply(Patch patch) {
        return switch (patch) {
            case SetCell set -> set(set);
            case InsertRow insert -> insert(insert);
            case RemoveRow(var row) -> remove(row);
            case MoveRow(var row, var before) -> List.of(new MoveRow(row, layout.move(row, before)));
            case RenameRow(var row, var to) -> rename(row, to);
            case AddColumn(var column, var before) -> {
                layout.addColumn(newColumn(column), before);
                yield List.of(new RemoveColumn(column.strip()));
            }
            case RemoveColumn(var column) -> removeColumn(column);
            case RenameColumn(var column, var to) -> {
                var name = newColumn(to);
                layout.header().set(layout.column(notId(column)), name);
                layout.forgetColumns();
                yield List.of(new RenameColumn(name, column));
            }
            case SetProperty(var name, var value) -> property(name, value);
        };
    }

    private List<Patch> set(SetCell patch) {
        var line = layout.row(patch.row());
        if (patch.column().equals(ID)) {
            throw new Misfit("a row gets another id by renaming it");
        }
        var column = layout.column(patch.column());
        var before = line.cell(column);
        var value = patch.value().strip();
        if (!before.equals(value)) {
            line.set(column, value);
            if (line.blank()) {
                throw new Misfit("nothing would be left of the row: remove it");
            }
        }
        return List.of(new SetCell(patch.row(), patch.column(), before));
    }

    private List<Patch> insert(InsertRow patch) {
        var id = newId(patch.row());
        var cells =
                new ArrayList<>(layout.header().cells().stream().map(_ -> "").toList());
        patch.cells().forEach((column, value) -> {
            if (column.equals(ID)) {
                throw new Misfit("the id of a new row is its \"row\", not one of its cells");
            }
            cells.set(layout.column(column), value.strip());
        });
        cells.set(layout.column(ID), id);
        layout.insert(id, cells, patch.before());
        return List.of(new RemoveRow(id));
    }

    private List<Patch> remove(String row) {
        var cells = cells(layout.columns(), layout.row(row));
        return List.of(new InsertRow(row, layout.remove(row), cells));
    }

    private List<Patch> rename(String row, String to) {
        var line = layout.row(row);
        var id = newId(to);
        line.set(layout.column(ID), id);
        layout.forgetRows();
        return List.of(new RenameRow(id, row));
    }

    private List<Patch> removeColumn(String column) {
        var index = layout.column(notId(column));
        var inverse = new ArrayList<Patch>();
        inverse.add(new AddColumn(column, layout.columnAfter(index)));
        layout.rows().forEach((row, line) -> {
            if (!line.cell(index).isEmpty()) {
                inverse.add(new SetCell(row, column, line.cell(index)));
            }
        });
        layout.removeColumn(index);
        return inverse;
    }

    private List<Patch> property(String name, String value) {
        if (!name.matches("[a-z][a-z-]{0,40}") || value.lines().count() > 1) {
            throw new Misfit("a property is a word in lower case and a value on one line");
        }
        var before = layout.properties().getOrDefault(name, "");
        layout.property(name, value.strip());
        return List.of(new SetProperty(name, before));
    }

    private String newId(String wanted) {
        var id = name("id", wanted);
        if (layout.rows().containsKey(id)) {
            throw new Misfit("there is a row \"" + Excerpt.of(id) + "\" already");
        }
        return id;
    }

    private String newColumn(String wanted) {
        var column = name("header", wanted);
        if (layout.columns().contains(column)) {
            throw new Misfit("there is a column \"" + Excerpt.of(column) + "\" already");
        }
        return column;
    }

    private static String name(String what, String wanted) {
        var name = wanted.strip();
        if (name.isEmpty() || name.lines().count() > 1 || name.startsWith(Keys.MARK)) {
            throw new Misfit("\"" + Excerpt.of(name) + "\" cannot be the " + what + " of anything");
        }
        return name;
    }

    private static String notId(String column) {
        if (column.equals(ID)) {
            throw new Misfit("the column id names the rows and stays");
        }
        return column;
    }

    /** Not the one that names the rows, and not one without a header. */
    private static boolean isColumn(String key) {
        return !key.equals(ID) && !key.startsWith(Keys.MARK);
    }

    private static Map<String, String> cells(List<String> columns, Line line) {
        var cells = new LinkedHashMap<String, String>();
        for (var index = 0; index < Math.min(columns.size(), line.size()); index++) {
            if (!line.cell(index).isEmpty() && isColumn(columns.get(index))) {
                cells.put(columns.get(index), line.cell(index));
            }
        }
        return cells;
    }
}
