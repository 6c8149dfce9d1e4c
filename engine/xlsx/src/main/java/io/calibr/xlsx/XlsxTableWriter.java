package io.calibr.xlsx;

import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Layout;
import io.calibr.engine.table.SheetColumn;
import io.calibr.engine.table.Stage;
import io.calibr.engine.table.Words;
import io.calibr.engine.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Writes decision tables as a workbook (.xlsx) that {@link XlsxTableReader} reads back as equal tables, one on each
 * sheet: properties above, a header that stays in sight and says in a comment what its term means, lists to choose from,
 * numbers and days as such and text as text. A last sheet, which is no table, explains how to fill them in.
 */
public final class XlsxTableWriter {

    /** What spreadsheets allow in a cell. */
    private static final int LONGEST_CELL = 32_767;

    private static final int LONGEST_NAME = 31;
    private static final int ROWS_IN_MEMORY = 100;

    private final Vocabulary vocabulary;

    public XlsxTableWriter(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Writes one table. */
    public void write(DecisionTable table, OutputStream out) throws IOException {
        write(List.of(table), out);
    }

    /**
     * Writes tables, without closing the stream.
     *
     * @throws IllegalArgumentException as {@link Layout#inert} and {@link DecisionTable#nameInFiles}, or if a text is
     *     longer than the 32,767 characters that a spreadsheet takes
     */
    public void write(List<DecisionTable> tables, OutputStream out) throws IOException {
        try (var workbook = new SXSSFWorkbook(new XSSFWorkbook(), ROWS_IN_MEMORY)) {
            workbook.setZip64Mode(Zip64Mode.AsNeeded);
            var looks = new Looks(workbook);
            var names = new HashSet<String>();
            for (var table : tables) {
                write(table, workbook.createSheet(name(table.nameInFiles(), names)), looks);
            }
            new HowTo(vocabulary).write(workbook.createSheet(name("How to", names)), looks);
            workbook.write(out);
        }
    }

    private void write(DecisionTable table, Sheet sheet, Looks looks) {
        var layout = Layout.inert(table);
        var columns = layout.headers().stream()
                .map(header -> SheetColumn.of(header, table, vocabulary))
                .toList();
        var page = new TablePage(sheet, looks, vocabulary);
        page.property("table", table.name(), List.of());
        page.property("stage", Words.of(table.stage()), Words.of(Stage.values()));
        page.property("hit-policy", Words.of(table.hitPolicy()), Words.of(HitPolicy.values()));
        table.currency().map(Currency::getCurrencyCode).ifPresent(code -> page.property("currency", code, List.of()));
        table.schedule().effectiveText().ifPresent(text -> page.property("effective", text, List.of()));
        table.schedule().weeklyText().ifPresent(text -> page.property("weekly", text, List.of()));
        page.header(columns);
        for (var row : layout.rows()) {
            row.forEach(XlsxTableWriter::checkLength);
            page.row(row, columns);
        }
        page.finish(columns);
    }

    private static void checkLength(String cell) {
        if (Strings.escaped(cell).length() > LONGEST_CELL) {
            throw new IllegalArgumentException(
                    "a text has more than the " + LONGEST_CELL + " characters that a spreadsheet takes");
        }
    }

    private static String name(String wanted, Set<String> taken) {
        var name = wanted.length() <= LONGEST_NAME ? wanted : wanted.substring(0, LONGEST_NAME);
        for (var number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
            var end = "-" + number;
            name = wanted.substring(0, Math.min(wanted.length(), LONGEST_NAME - end.length())) + end;
        }
        return name;
    }
}
