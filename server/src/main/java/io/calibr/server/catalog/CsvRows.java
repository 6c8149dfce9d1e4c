package io.calibr.server.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The records of a CSV file one after the other, blank lines left out; a file is never held in memory. */
final class CsvRows {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(false) // or the line numbers would be wrong after one
            .get();

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    CsvRows(InputStream file) throws IOException {
        parser = CSVParser.builder()
                .setFormat(FORMAT)
                .setReader(new WellFormedCsv(new Utf8Reader(file)))
                .get();
        records = parser.iterator();
    }

    /** The next record, or nothing at the end of the file; throws {@link UnreadableFile} at a place it cannot pass. */
    Optional<CsvRow> next() {
        while (true) {
            var line = parser.getCurrentLineNumber() + 1;
            if (!records.hasNext()) {
                return Optional.empty();
            }
            var row = new CsvRow(line, records.next().toList());
            if (!row.isBlank()) {
                return Optional.of(row);
            }
        }
    }
}
