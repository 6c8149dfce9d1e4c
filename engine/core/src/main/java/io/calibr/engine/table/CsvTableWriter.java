package io.calibr.engine.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes a decision table as CSV that {@link CsvTableReader} reads back as an equal table. The author's columns keep
 * their order; a table without columns gets one for each condition and action it uses, in order of first use.
 */
public final class CsvTableWriter {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    /**
     * The table as text, with {@code \n} at the end of each line.
     *
     * @throws IllegalArgumentException if the table's name cannot stand in a file, or a row holds what the columns cannot: a condition or action without a column,
     *     two for one column, or in another order than the columns
     */
    public String write(DecisionTable table) {
        var text = new StringBuilder(preamble(table));
        try (var csv = new CSVPrinter(text, FORMAT)) {
            var columns = table.columns().isEmpty() ? columnsOf(table.rows()) : table.columns();
            csv.printRecord(columns.stream().map(Column::header));
            var positions = positions(columns);
            for (var row : table.rows()) {
                csv.printRecord(List.of(new RowWriter(row, positions).cells()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Its values need no quotes; a CSV printer would quote the whole line for its first character. */
    private static String preamble(DecisionTable table) {
        return "# table: " + table.nameInFiles()
                + "\n# stage: " + Words.of(table.stage())
                + "\n# hit-policy: " + Words.of(table.hitPolicy())
                + table.currency().map(currency -> "\n# currency: " + currency).orElse("")
                + "\n";
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
