package io.calibr.server.rule;

import io.calibr.engine.table.Problem;
import io.calibr.engine.table.Sheet;
import io.calibr.engine.table.SheetColumn;
import io.calibr.engine.table.SheetColumn.Role;
import io.calibr.server.rule.RuleTableView.ColumnKind;
import io.calibr.server.rule.RuleTableView.ColumnView;
import io.calibr.server.rule.RuleTableView.ProblemView;
import io.calibr.server.rule.RuleTableView.Severity;
import io.calibr.server.rule.RuleTableView.TableRowView;
import java.util.List;
import java.util.stream.IntStream;

/** Lays a sheet out for the API: the column that names the rows goes, and every row has a cell for each other column. */
record TableLayout(Sheet sheet) {

    List<ColumnView> columns() {
        return shown().mapToObj(index -> sheet.columns().get(index))
                .map(column -> new ColumnView(
                        column.header(),
                        kind(column),
                        column.term().orElse(null),
                        column.type().name(),
                        column.label()))
                .toList();
    }

    List<TableRowView> rows() {
        return IntStream.range(0, sheet.rows().size())
                .mapToObj(index -> {
                    var row = sheet.rows().get(index);
                    var cells = shown().mapToObj(column ->
                                    column < row.cells().size() ? row.cells().get(column) : "")
                            .toList();
                    return new TableRowView(
                            row.id(), index + 1, cells, row.sentence().orElse(null));
                })
                .toList();
    }

    List<ProblemView> problems() {
        return sheet.problems().stream().map(this::problem).toList();
    }

    private ProblemView problem(Problem problem) {
        var row = sheet.row(problem.place());
        var column = sheet.column(problem.place());
        return new ProblemView(
                row.isEmpty() ? null : sheet.rows().get(row.getAsInt()).id(),
                row.isEmpty() ? null : row.getAsInt() + 1,
                column.isEmpty() ? null : sheet.columns().get(column.getAsInt()).header(),
                Severity.ERROR,
                problem.kind().word(),
                problem.message(),
                problem.suggestion().orElse(null));
    }

    private IntStream shown() {
        return IntStream.range(0, sheet.columns().size())
                .filter(index -> sheet.columns().get(index).role() != Role.ID);
    }

    private static ColumnKind kind(SheetColumn column) {
        return switch (column.role()) {
            case WHEN -> ColumnKind.WHEN;
            case THEN -> ColumnKind.THEN;
            case NOTE -> ColumnKind.NOTE;
            case ID, SETTING -> ColumnKind.SETTING;
            case UNKNOWN -> ColumnKind.UNKNOWN;
        };
    }
}
