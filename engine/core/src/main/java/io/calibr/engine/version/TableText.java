package io.calibr.engine.version;

import io.calibr.engine.version.Patched.Applied;
import io.calibr.engine.version.Patched.Rejected;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * The CSV of a table as its author laid it out. An edit rewrites the lines it concerns and no other: the comments,
 * empty lines, quotes and line ends of the rest stay. The table need not make sense.
 */
public final class TableText {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** A record as it stands in the text. */
    record Written(String text, List<String> cells) {}

    private final String text;
    private final String mark;
    private final List<Written> records;

    private TableText(String text, String mark, List<Written> records) {
        this.text = text;
        this.mark = mark;
        this.records = records;
    }

    /** The text in records; empty where it is no CSV: a quote is not closed, or text follows a closing one. */
    public static Optional<TableText> of(String text) {
        var mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
        var body = text.substring(mark.length());
        var starts = new ArrayList<Integer>();
        var cells = new ArrayList<List<String>>();
        try (var parser = CSVParser.parse(new StringReader(body), FORMAT)) {
            for (var line : parser) {
                starts.add(Math.toIntExact(line.getCharacterPosition()));
                cells.add(line.toList());
            }
        } catch (IOException | UncheckedIOException malformed) {
            return Optional.empty();
        }
        var records = new ArrayList<Written>(cells.size());
        for (var index = 0; index < cells.size(); index++) {
            var end = index + 1 < cells.size() ? starts.get(index + 1) : body.length();
            records.add(new Written(body.substring(starts.get(index), end), cells.get(index)));
        }
        return Optional.of(new TableText(text, mark, List.copyOf(records)));
    }

    /** The whole text. */
    public String text() {
        return text;
    }

    /** What it says. */
    public TableContent content() {
        return new Editing(this).content();
    }

    /** Makes the patches in their order, each on what the one before left. */
    public Patched apply(List<Patch> patches) {
        var editing = new Editing(this);
        var inverse = new ArrayList<Patch>();
        for (var index = 0; index < patches.size(); index++) {
            try {
                inverse.addAll(0, editing.apply(patches.get(index)));
            } catch (Misfit misfit) {
                return new Rejected(index, misfit.reason());
            }
        }
        var edited = mark + editing.text();
        return new Applied(of(edited).orElseThrow(), inverse);
    }

    List<Line> lines() {
        var lines = new ArrayList<Line>(records.size());
        records.forEach(written -> lines.add(new Line(written.text(), written.cells())));
        return lines;
    }
}
