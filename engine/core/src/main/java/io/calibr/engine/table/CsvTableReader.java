package io.calibr.engine.table;

import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.vocabulary.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a decision table from CSV, as docs/authoring.md describes it: lines {@code # key: value}, a typed header, a row
 * per rule. Fails closed: with one unknown word, operator, unit or value there is no table, only the list of all
 * problems.
 */
public final class CsvTableReader {

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

    /** The cells as they stand, whatever they mean; empty and complained about where the text cannot be read. */
    public static Optional<Grid> grid(InputStream in, Problems problems) {
        var lines = new ArrayList<Grid.Line>();
        var limits = Limits.standard();
        var read = new CsvRecords(limits, problems).read(in, (line, cells) -> {
            var end = cells.size();
            while (end > 0 && cells.get(end - 1).isEmpty()) {
                end--;
            }
            if (lines.size() > limits.rows()) {
                throw new Unreadable(Kind.TOO_LARGE, line, "a file has at most " + limits.rows() + " rows");
            }
            lines.add(new Grid.Line(line, cells.subList(0, end)));
        });
        return read ? Optional.of(new Grid("", lines, List.of())) : Optional.empty();
    }

    private TableUnderWay records(String source, InputStream in) {
        var problems = new Problems(source);
        var table = new TableUnderWay(vocabulary, problems);
        var read = new CsvRecords(limits, problems).read(in, (line, cells) -> {
            table.add(line, cells);
            if (table.rows() > limits.rows()) {
                throw new Unreadable(Kind.TOO_LARGE, line, "a table has at most " + limits.rows() + " rows");
            }
        });
        if (!read) {
            table.breakOff();
        }
        return table;
    }
}
