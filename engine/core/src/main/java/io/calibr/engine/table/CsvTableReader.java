package io.calibr.engine.table;

import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.vocabulary.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a decision table from CSV, as docs/authoring.md describes it: lines {@code # key: value}, a typed header, a row
 * per rule. Fails closed: with one unknown word, operator, unit or value there is no table, only the list of all
 * problems.
 */
public final class CsvTableReader {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private final Vocabulary vocabulary;
    private final Limits limits;

    public CsvTableReader(Vocabulary vocabulary) {
        this(vocabulary, Limits.standard());
    }

    public CsvTableReader(Vocabulary vocabulary, Limits limits) {
        this.vocabulary = vocabulary;
        this.limits = limits;
    }

    /**
     * Reads a file once, front to back, without closing it.
     *
     * @param source what the author knows the file as; problems name it
     * @throws UncheckedIOException if the stream itself fails
     */
    public Reading read(String source, InputStream in) {
        return records(source, in).finished();
    }

    /** Reads a table from text. */
    public Reading read(String source, String text) {
        return read(source, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Lays text out in columns and rows, whether or not it is a table that can be used. */
    public Sheet sheet(String source, String text) {
        return records(source, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .sheet();
    }

    private TableUnderWay records(String source, InputStream in) {
        var problems = new Problems(source);
        var table = new TableUnderWay(vocabulary, problems);
        try {
            var parser = CSVParser.parse(new GuardedText(in, limits), FORMAT);
            readRecords(parser, table, problems);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private void readRecords(CSVParser parser, TableUnderWay table, Problems problems) throws IOException {
        var records = parser.iterator();
        var line = 1;
        try {
            while (hasNext(records)) {
                table.add(line, cells(records.next()));
                if (table.rows() > limits.rows()) {
                    throw new Unreadable(Kind.TOO_LARGE, line, "a table has at most " + limits.rows() + " rows");
                }
                line = Math.toIntExact(parser.getCurrentLineNumber()) + 1;
            }
        } catch (Unreadable e) {
            table.breakOff();
            e.reportTo(problems);
        } catch (CSVException _) {
            table.breakOff();
            problems.line(line)
                    .about(
                            Kind.BAD_CSV,
                            "the row that begins here has a quote that is not closed, or text after a closing quote");
        }
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
