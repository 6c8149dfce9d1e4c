package io.calibr.xlsx;

import io.calibr.engine.table.ActionWord;
import io.calibr.engine.table.Operator;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import io.calibr.engine.vocabulary.Vocabulary;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;

/** The last sheet of a workbook: how to fill in a table, and the words there are. */
final class HowTo {

    private static final int[] WIDTHS = {24, 44, 30, 60};
    private static final int UNIT = 256;

    private static final List<String> LINES = List.of(
            "How to edit this table and send it back",
            "A row per rule. All its conditions (blue) must hold; then it does what its actions (green) say.",
            "An empty cell asks nothing or does nothing. The id stays with its row wherever the row moves.",
            "A list is separated by bars: Red | Blue. A range has both ends: 10 .. 20.",
            "Write values, no formulas. Do not merge or hide cells. This sheet is not read.");

    private final Vocabulary vocabulary;
    private int next;

    HowTo(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    void write(Sheet sheet, Looks looks) {
        for (var i = 0; i < WIDTHS.length; i++) {
            sheet.setColumnWidth(i, WIDTHS[i] * UNIT);
        }
        for (var line : LINES) {
            put(sheet, next == 0 ? looks.bold() : looks.text(), line);
        }
        next++;
        put(sheet, looks.bold(), "Condition", "Operators", "In", "Meaning");
        for (var term : vocabulary.terms()) {
            put(
                    sheet,
                    looks.text(),
                    term.name(),
                    Operator.of(term.type()).stream().map(Operator::word).collect(Collectors.joining(" ")),
                    unit(term),
                    term.meaning());
        }
        next++;
        put(sheet, looks.bold(), "Action", "Modifiers", "Takes");
        for (var word : ActionWord.values()) {
            put(
                    sheet,
                    looks.text(),
                    word.word(),
                    String.join(" ", word.modifier().words()),
                    unit(word));
        }
    }

    private void put(Sheet sheet, CellStyle style, String... cells) {
        var row = sheet.createRow(next++);
        for (var i = 0; i < cells.length; i++) {
            var cell = row.createCell(i);
            cell.setCellValue(Strings.escaped(cells[i]));
            cell.setCellStyle(style);
        }
    }

    /** What stands in the cells of a term, with what it counts and what it may be. */
    static String unit(Term term) {
        return unit(term.type())
                + term.unit().map(counted -> " of " + counted).orElse("")
                + term.range().map(range -> ", " + range).orElse("");
    }

    private static String unit(TermType type) {
        return switch (type) {
            case TEXT -> "text, exactly as written";
            case PATH -> "a path, Bikes > Road Bikes";
            case MONEY -> "an amount in the table's currency";
            case NUMBER -> "a number";
            case PERCENT -> "per cent, 20 or 20 %";
            case DATE -> "a day, 2026-11-30";
            case TIME -> "a time of day, 08:30";
            case FLAG -> "true or false";
            case TAGS -> "tags";
        };
    }

    static String unit(ActionWord word) {
        return switch (word.operand()) {
            case AMOUNT -> "an amount in the table's currency";
            case SHARE -> "per cent, 20 or 20 %";
            case FACTOR -> "a factor";
            case COUNT -> "a whole number";
            case DURATION -> "a duration, 7 d or 36 h";
            case CHOICE -> "one of: " + String.join(", ", word.choices());
        };
    }
}
