package io.calibr.engine.table;

import io.calibr.engine.table.Problem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The records of a CSV file, as long as it can be read. */
final class CsvRecords {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private final Limits limits;
    private final Problems problems;

    CsvRecords(Limits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    /** Takes one record, with the line on which it begins. */
    interface Taker {
        void take(int line, List<String> cells) throws Unreadable;
    }

    /** Hands over each record; false and complained about where the file cannot be read to its end. */
    boolean read(InputStream in, Taker taker) {
        try {
            return read(CSVParser.parse(new GuardedText(in, limits), FORMAT), taker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean read(CSVParser parser, Taker taker) throws IOException {
        var records = parser.iterator();
        var line = 1;
        try {
            while (hasNext(records)) {
                taker.take(line, cells(records.next()));
                line = Math.toIntExact(parser.getCurrentLineNumber()) + 1;
            }
            return true;
        } catch (Unreadable e) {
            e.reportTo(problems);
        } catch (CSVException _) {
            problems.line(line)
                    .about(
                            Kind.BAD_CSV,
                            "the row that begins here has a quote that is not closed, or text after a closing quote");
        }
        return false;
    }

    private static boolean hasNext(Iterator<CSVRecord> records) throws IOException {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<String> cells(CSVRecord row) {
        return row.stream().map(String::strip).toList();
    }
}
