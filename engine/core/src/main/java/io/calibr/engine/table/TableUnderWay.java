package io.calibr.engine.table;

import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A table of which some records have been read: first its preamble, then its header, then its rows. Readers of every
 * format feed one, so that all of them mean the same and refuse the same.
 */
public final class TableUnderWay {

    private static final Pattern TRAILING = Pattern.compile("(, )+$");
    private static final Pattern WEEKLY = Pattern.compile("#\\s*weekly\\s*:");

    private final Vocabulary vocabulary;
    private final Problems problems;
    private final boolean inert;
    private final Preamble preamble = new Preamble();
    private final List<Row> rows = new ArrayList<>();

    private Optional<RowReader> rowReader = Optional.empty();
    private Optional<String> name = Optional.empty();
    private Optional<Stage> stage = Optional.empty();
    private Optional<HitPolicy> hitPolicy = Optional.empty();
    private Optional<Currency> currency = Optional.empty();
    private Schedule schedule = Schedule.ALWAYS;
    private List<Column> columns = List.of();
    private List<SheetColumn> sheetColumns = List.of();
    private final List<SheetRow> sheetRows = new ArrayList<>();
    private boolean understood;
    private int rowsSeen;
    private boolean brokenOff;

    /** A table of a text format, where an apostrophe keeps spreadsheets from running text. */
    TableUnderWay(Vocabulary vocabulary, Problems problems) {
        this(vocabulary, problems, false);
    }

    private TableUnderWay(Vocabulary vocabulary, Problems problems, boolean inert) {
        this.vocabulary = vocabulary;
        this.problems = problems;
        this.inert = inert;
    }

    /**
     * A table of a format that keeps text apart from formulas and numbers, so that text stands as it is.
     *
     * @param problems takes what is wrong with the table, beside what the format's reader says itself
     */
    public static TableUnderWay ofInertText(Vocabulary vocabulary, Problems problems) {
        return new TableUnderWay(vocabulary, problems, true);
    }

    /** How many rows there were, good or bad. */
    int rows() {
        return rowsSeen;
    }

    /**
     * Takes the next record; records of empty cells only are spacing.
     *
     * @param line from 1
     * @param cells without blanks at their ends
     */
    public void add(int line, List<String> cells) {
        if (cells.stream().allMatch(String::isEmpty)) {
            return;
        }
        if (rowReader.isPresent()) {
            row(line, cells);
        } else if (cells.getFirst().startsWith("#")) {
            addProperty(line, cells);
        } else {
            header(line, cells);
        }
    }

    /** Takes a line {@code # key: value}. */
    public void property(int line, String text) {
        preamble.add(text, problems.line(line));
    }

    /**
     * Takes the next row.
     *
     * @throws IllegalStateException if there was no header yet
     */
    public void row(int line, List<String> cells) {
        rowsSeen++;
        addRow(line, cells, rowReader.orElseThrow(() -> new IllegalStateException("a row before the header")));
    }

    /** Says that the rest of the file cannot be read. */
    public void breakOff() {
        brokenOff = true;
    }

    /** The table, or all that is wrong with it. */
    public Reading finished() {
        checkHeader();
        if (!problems.isEmpty()) {
            return new Reading.Refused(problems.list());
        }
        return new Reading.Accepted(new DecisionTable(
                name.orElseThrow(), stage.orElseThrow(), hitPolicy.orElseThrow(), currency, columns, rows, schedule));
    }

    /** The same, good or bad, as it is laid out. */
    public Sheet sheet() {
        checkHeader();
        return new Sheet(stage, hitPolicy, currency, sheetColumns, sheetRows, problems.list(), schedule);
    }

    private void checkHeader() {
        if (rowReader.isEmpty() && !brokenOff) {
            problems.line(1).about(Kind.MISSING_HEADER, "there is no header row, such as id,category under,percent");
        }
    }

    private void addRow(int line, List<String> cells, RowReader reader) {
        var before = problems.count();
        var row = reader.read(line, cells);
        var sound = understood && problems.count() == before;
        rows.add(row);
        sheetRows.add(new SheetRow(
                line, row.id(), cells, sound ? Optional.of(RowSentence.of(row, currency)) : Optional.empty()));
    }

    private void addProperty(int line, List<String> cells) {
        if (WEEKLY.matcher(cells.getFirst()).lookingAt()) {
            // the commas between its windows are not those between cells, and a spreadsheet adds some at the end
            property(line, TRAILING.matcher(String.join(", ", cells)).replaceFirst(""));
        } else if (cells.stream().skip(1).anyMatch(cell -> !cell.isEmpty())) {
            problems.line(line).about(Kind.BAD_PROPERTY, "the value holds a comma: put the whole line in quotes");
        } else {
            property(line, cells.getFirst());
        }
    }

    /** Takes the header, which follows the last property. */
    public void header(int line, List<String> cells) {
        var top = problems.line(line);
        name = preamble.table(top);
        stage = preamble.stage(top);
        hitPolicy = preamble.hitPolicy(top);
        currency = preamble.currency();
        schedule = preamble.schedule(top).orElse(Schedule.ALWAYS);
        var reader = new HeaderReader(vocabulary, stage, currency);
        var headers = new ArrayList<Optional<Header>>();
        var named = new ArrayList<Column>();
        var seen = new HashMap<String, String>();
        if (cells.size() == 1 && cells.getFirst().contains(";")) {
            top.about(Kind.WRONG_SEPARATOR, "cells are separated by commas, not semicolons");
        }
        for (var i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            var complaint = problems.cell(line, i, cell);
            var header = cell.isEmpty() ? Optional.<Header>empty() : reader.read(cell, complaint);
            header.ifPresent(h -> checkRepeated(h, complaint, seen, cell));
            headers.add(header);
            if (!cell.isEmpty()) {
                named.add(new Column(String.join(" ", cell.split("\\s+", -1))));
            }
        }
        checkComplete(headers, named, top);
        columns = named;
        understood = headers.stream().filter(Optional::isPresent).count() == named.size();
        sheetColumns = IntStream.range(0, cells.size())
                .mapToObj(i -> SheetColumn.of(cells.get(i), headers.get(i)))
                .toList();
        rowReader = Optional.of(
                new RowReader(headers, cells, new FormulaReader(vocabulary, new Cells(currency)), problems, inert));
    }

    private void checkRepeated(Header header, Complaint complaint, Map<String, String> seen, String cell) {
        var first = Optional.ofNullable(seen.putIfAbsent(header.text(), cell));
        first.ifPresent(_ -> complaint.about(Kind.REPEATED_COLUMN, header.text() + " stands above two columns"));
        if (header instanceof Header.Fixed(var word)
                && word == Header.Word.PRIORITY
                && hitPolicy.filter(HitPolicy.PRIORITY::equals).isEmpty()) {
            complaint.about(Kind.USELESS_PRIORITY, "priority has an effect with # hit-policy: priority only");
        }
    }

    private static void checkComplete(List<Optional<Header>> headers, List<Column> named, Complaint top) {
        if (named.stream().noneMatch(column -> column.header().equals(Header.Word.ID.text()))) {
            top.about(Kind.MISSING_COLUMN, "there is no column id, which names the rows");
        }
        var understood = headers.stream().filter(Optional::isPresent).count() == named.size();
        var acts = headers.stream()
                .anyMatch(header -> header.filter(Header.Done.class::isInstance).isPresent());
        if (understood && !acts) {
            top.about(Kind.MISSING_COLUMN, "there is no column that says what to do, such as percent");
        }
    }
}
