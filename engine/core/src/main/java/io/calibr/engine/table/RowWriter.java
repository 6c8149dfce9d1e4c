package io.calibr.engine.table;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Puts what one row says into cells. */
final class RowWriter {

    private final Row row;
    private final Map<String, Integer> positions;
    private final UnaryOperator<String> form;
    private final String[] cells;

    /**
     * @param positions of the columns by what their headers mean
     * @param form of an author's text in the file
     */
    RowWriter(Row row, Map<String, Integer> positions, UnaryOperator<String> form) {
        this.row = row;
        this.form = form;
        this.positions = positions;
        this.cells = new String[positions.size()];
        Arrays.fill(cells, "");
    }

    String[] cells() {
        put(Header.Word.ID.text(), row.id());
        if (row.priority() != 0) {
            put(Header.Word.PRIORITY.text(), Integer.toString(row.priority()));
        }
        row.exclusiveGroup().ifPresent(group -> put(Header.Word.EXCLUSIVE_GROUP.text(), group));
        row.when().ifPresent(formula -> put(Header.Word.WHEN.text(), FormulaText.of(formula)));
        row.note().ifPresent(note -> put(Header.Word.NOTE.text(), form.apply(note)));
        var last = -1;
        for (var condition : row.conditions()) {
            last = putAfter(last, header(condition), text(condition, form));
        }
        last = -1;
        for (var action : row.actions()) {
            var instruction = Instruction.of(action);
            last = putAfter(last, instruction.header(), instruction.operand());
        }
        return cells.clone();
    }

    static String header(Condition condition) {
        return condition.term().name() + " " + condition.operator().word();
    }

    /** The cell of a condition in a CSV file. */
    static String text(Condition condition) {
        return text(condition, SafeText::neutralised);
    }

    private static String text(Condition condition, UnaryOperator<String> form) {
        var separator = switch (condition.operator().operands()) {
            case ONE, MANY -> " | ";
            case RANGE -> " .. ";
        };
        var text = condition.operands().stream().map(Value::text).collect(Collectors.joining(separator));
        return condition.operands().getFirst() instanceof Value.Text ? form.apply(text) : text;
    }

    private int putAfter(int last, String header, String text) {
        var position = put(header, text);
        if (position < last) {
            throw new IllegalArgumentException("row " + row.id() + ": " + header + " stands in another column order");
        }
        return position;
    }

    private int put(String header, String text) {
        var position = Optional.ofNullable(positions.get(header))
                .orElseThrow(() -> new IllegalArgumentException("row " + row.id() + ": no column for " + header));
        if (!cells[position].isEmpty()) {
            throw new IllegalArgumentException("row " + row.id() + ": " + header + " twice");
        }
        cells[position] = text;
        return position;
    }
}
