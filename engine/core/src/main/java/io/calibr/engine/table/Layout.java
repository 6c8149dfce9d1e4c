package io.calibr.engine.table;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A decision table as cells of text, the way every format of files holds it: headers, and under them a row each.
 *
 * @param headers in the author's order; a table without columns gets one for each condition and action it uses, in order
 *     of first use
 * @param rows as wide as the headers; an empty cell is an empty text
 */
public record Layout(List<String> headers, List<List<String>> rows) {

    public Layout {
        headers = List.copyOf(headers);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * With text as its author means it, for formats that keep text apart from formulas.
     *
     * @throws IllegalArgumentException if a row holds what the columns cannot: a condition or action without a column,
     *     two for one column, or in another order than the columns
     */
    public static Layout inert(DecisionTable table) {
        return of(table, UnaryOperator.identity());
    }

    /** With an apostrophe in front of text that a spreadsheet would run. */
    static Layout neutralised(DecisionTable table) {
        return of(table, SafeText::neutralised);
    }

    private static Layout of(DecisionTable table, UnaryOperator<String> form) {
        var columns = table.columns().isEmpty() ? columnsOf(table.rows()) : table.columns();
        var positions = positions(columns);
        return new Layout(
                columns.stream().map(Column::header).toList(),
                table.rows().stream()
                        .map(row -> List.of(new RowWriter(row, positions, form).cells()))
                        .toList());
    }

    private static List<Column> columnsOf(List<Row> rows) {
        var headers = new LinkedHashSet<String>();
        headers.add(Header.Word.ID.text());
        if (rows.stream().anyMatch(row -> row.priority() != 0)) {
            headers.add(Header.Word.PRIORITY.text());
        }
        if (rows.stream().anyMatch(row -> row.exclusiveGroup().isPresent())) {
            headers.add(Header.Word.EXCLUSIVE_GROUP.text());
        }
        for (var row : rows) {
            row.conditions().forEach(condition -> headers.add(RowWriter.header(condition)));
        }
        if (rows.stream().anyMatch(row -> row.when().isPresent())) {
            headers.add(Header.Word.WHEN.text());
        }
        for (var row : rows) {
            row.actions().forEach(action -> headers.add(Instruction.of(action).header()));
        }
        if (rows.stream().anyMatch(row -> row.note().isPresent())) {
            headers.add(Header.Word.NOTE.text());
        }
        return headers.stream().map(Column::new).toList();
    }

    private static Map<String, Integer> positions(List<Column> columns) {
        var positions = new HashMap<String, Integer>();
        for (var i = 0; i < columns.size(); i++) {
            positions.put(columns.get(i).meaning(), i);
        }
        return positions;
    }
}
