package io.calibr.xlsx;

import io.calibr.engine.table.ActionWord;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.SheetColumn;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;

/** One table on its sheet, written from the top. */
final class TablePage {

    /** Rows below the last one that get the same lists to choose from. */
    private static final int SPARE_ROWS = 1_000;

    private static final int NARROWEST = 10;
    private static final int WIDEST = 40;
    private static final int UNIT = 256;

    /** What a list to choose from may hold when it is written into the cell's rule. */
    private static final int LONGEST_LIST = 255;

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]{1,9})?");
    private static final int DIGITS = 15;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private final Sheet sheet;
    private final Looks looks;
    private final Vocabulary vocabulary;
    private int next;
    private int header;
    private int[] widths = {};

    TablePage(Sheet sheet, Looks looks, Vocabulary vocabulary) {
        this.sheet = sheet;
        this.looks = looks;
        this.vocabulary = vocabulary;
    }

    /** @param choices empty where anything may stand */
    void property(String name, String value, List<String> choices) {
        var row = sheet.createRow(next);
        put(row, 0, "# " + name + ":", looks.bold());
        put(row, 1, value, looks.text());
        choose(next, next, 1, choices);
        next++;
    }

    void header(List<SheetColumn> columns) {
        header = next + 1;
        next = header + 1;
        widths = new int[columns.size()];
        var row = sheet.createRow(header);
        for (var i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            put(row, i, column.header(), looks.header(column.role()));
            widths[i] = column.header().length() + 2;
            explain(row.getCell(i), column);
        }
        var named = !columns.isEmpty() && columns.getFirst().role() == SheetColumn.Role.ID;
        sheet.createFreezePane(named ? 1 : 0, header + 1);
    }

    void row(List<String> cells, List<SheetColumn> columns) {
        var row = sheet.createRow(next);
        for (var i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                put(row, i, cells.get(i), columns.get(i));
                widths[i] = Math.max(widths[i], cells.get(i).length() + 1);
            }
        }
        next++;
    }

    void finish(List<SheetColumn> columns) {
        for (var i = 0; i < columns.size(); i++) {
            sheet.setColumnWidth(i, Math.clamp(widths[i], NARROWEST, WIDEST) * UNIT);
            sheet.setDefaultColumnStyle(i, style(columns.get(i)));
            choose(header + 1, next + SPARE_ROWS, i, choices(columns.get(i)));
        }
    }

    private void put(Row row, int index, String text, SheetColumn column) {
        switch (column.type()) {
            case MONEY, NUMBER, PERCENT -> {
                if (isExact(text)) {
                    var number = new BigDecimal(text);
                    var cell = row.createCell(index);
                    cell.setCellValue(number.doubleValue());
                    cell.setCellStyle(looks.number(number.scale()));
                } else {
                    put(row, index, text, looks.text());
                }
            }
            case DATE -> {
                var day = day(text);
                if (day.isPresent()) {
                    var cell = row.createCell(index);
                    cell.setCellValue(DateUtil.getExcelDate(day.get()));
                    cell.setCellStyle(looks.day());
                } else {
                    put(row, index, text, looks.text());
                }
            }
            case FLAG -> {
                var cell = row.createCell(index);
                cell.setCellValue(Boolean.parseBoolean(text));
                cell.setCellStyle(looks.plain());
            }
            case TEXT, PATH, TIME, TAGS, DURATION, CHOICE, FORMULA -> put(row, index, text, looks.text());
        }
    }

    private static void put(Row row, int index, String text, CellStyle style) {
        var cell = row.createCell(index);
        cell.setCellValue(Strings.escaped(text));
        cell.setCellStyle(style);
    }

    /** Whether a spreadsheet's number is this number and shows all of it; -0 is not. */
    private static boolean isExact(String text) {
        return NUMBER.matcher(text).matches()
                && !(text.startsWith("-") && new BigDecimal(text).signum() == 0)
                && new BigDecimal(text).precision() <= DIGITS;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** For cells that nobody has written yet: what is text stays text, whatever it looks like. */
    private CellStyle style(SheetColumn column) {
        return switch (column.type()) {
            case MONEY, NUMBER, PERCENT, FLAG -> looks.plain();
            case DATE -> looks.day();
            case TEXT, PATH, TIME, TAGS, DURATION, CHOICE, FORMULA -> looks.text();
        };
    }

    private List<String> choices(SheetColumn column) {
        return switch (column.role()) {
            case THEN ->
                column.term()
                        .flatMap(ActionWord::of)
                        .filter(word -> word.operand() == ActionWord.Operand.CHOICE)
                        .map(ActionWord::choices)
                        .orElse(List.of());
            case WHEN -> term(column).map(term -> choices(term, column)).orElse(List.of());
            case ID, SETTING, NOTE, UNKNOWN -> List.of();
        };
    }

    private static List<String> choices(Term term, SheetColumn column) {
        if (column.type() == SheetColumn.Type.FLAG) {
            return List.of("TRUE", "FALSE");
        }
        var one = column.header().endsWith(" " + Operator.IS.word())
                || column.header().endsWith(" " + Operator.IS_NOT.word());
        return one ? term.allowed().stream().sorted().toList() : List.of();
    }

    private Optional<Term> term(SheetColumn column) {
        return column.role() == SheetColumn.Role.WHEN ? column.term().flatMap(vocabulary::find) : Optional.empty();
    }

    private void choose(int firstRow, int lastRow, int column, List<String> choices) {
        if (choices.isEmpty()
                || String.join(",", choices).length() > LONGEST_LIST
                || choices.stream().anyMatch(choice -> choice.contains(",") || choice.contains("\""))) {
            return;
        }
        var rules = sheet.getDataValidationHelper();
        var rule = rules.createValidation(
                rules.createExplicitListConstraint(choices.toArray(String[]::new)),
                new CellRangeAddressList(firstRow, lastRow, column, column));
        rule.setErrorStyle(DataValidation.ErrorStyle.STOP);
        rule.setShowErrorBox(true);
        rule.createErrorBox("Not one of the list", "One of: " + String.join(", ", choices));
        sheet.addValidationData(rule);
    }

    private void explain(Cell cell, SheetColumn column) {
        var text = explanation(column);
        if (text.isEmpty()) {
            return;
        }
        var help = cell.getSheet().getWorkbook().getCreationHelper();
        var anchor = help.createClientAnchor();
        // POI files a comment under the place where its anchor begins
        anchor.setCol1(cell.getColumnIndex());
        anchor.setCol2(cell.getColumnIndex() + 3);
        anchor.setRow1(cell.getRowIndex());
        anchor.setRow2(cell.getRowIndex() + 6);
        var comment = sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setString(help.createRichTextString(text));
        cell.setCellComment(comment);
    }

    private String explanation(SheetColumn column) {
        return switch (column.role()) {
            case ID -> "Names the row and stays with it: letters, digits, dots, hyphens; unique in the table";
            case WHEN ->
                term(column)
                        .map(TablePage::explanation)
                        .orElse(
                                "More conditions, joined with and, or, not: brand is Acme and (stock > 20 or margin < 10)");
            case THEN ->
                column.term()
                        .flatMap(ActionWord::of)
                        .map(TablePage::explanation)
                        .orElse("");
            case NOTE -> "Your own words, without effect";
            case SETTING, UNKNOWN -> "";
        };
    }

    private static String explanation(Term term) {
        return term.meaning() + ".\nIn: " + HowTo.unit(term) + ".\nOperators: "
                + Operator.of(term.type()).stream().map(Operator::word).collect(Collectors.joining(" "))
                + (term.allowed().isEmpty()
                        ? ""
                        : "\nValues: " + term.allowed().stream().sorted().collect(Collectors.joining(", ")));
    }

    private static String explanation(ActionWord word) {
        return "Takes " + HowTo.unit(word)
                + (word.modifier().words().isEmpty()
                        ? ""
                        : ".\nIn the header: "
                                + String.join(", ", word.modifier().words()));
    }
}
