package io.calibr.engine.table;

import java.io.IOException;
import java.io.UncheckedIOException;
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
            var layout = Layout.neutralised(table);
            csv.printRecord(layout.headers());
            for (var row : layout.rows()) {
                csv.printRecord(row);
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
                + table.schedule()
                        .effectiveText()
                        .map(text -> "\n# effective: " + text)
                        .orElse("")
                + table.schedule()
                        .weeklyText()
                        .map(text -> "\n# weekly: " + text)
                        .orElse("")
                + "\n";
    }
}
