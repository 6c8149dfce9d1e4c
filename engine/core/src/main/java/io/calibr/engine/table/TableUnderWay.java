package io.calibr.engine.table;

import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A table of which some records have been read: first its preamble, then its header, then its rows. */
final class TableUnderWay {

    private final Vocabulary vocabulary;
    private final Problems problems;
    private final Preamble preamble = new Preamble();
    private final List<Row> rows = new ArrayList<>();

    private Optional<RowReader> rowReader = Optional.empty();
    private Optional<String> name = Optional.empty();
    private Optional<Stage> stage = Optional.empty();
    private Optional<HitPolicy> hitPolicy = Optional.empty();
    private Optional<Currency> currency = Optional.empty();
    private List<Column> columns = List.of();
    private List<SheetColumn> sheetColumns = List.of();
    private final List<SheetRow> sheetRows = new ArrayList<>();
    private boolean understood;
    private int rowsSeen;
    private boolean brokenOff;

    TableUnderWay(Vocabulary vocabulary, Problems problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    /** How many rows there were, good or bad. */
    int rows() {
        return rowsSeen;
    }

    /** Takes the next record; records of empty cells only are spacing. */
    void add(int line, List<String> cells) {
        if (cells.stream().allMatch(String::isEmpty)) {
            return;
        }
        if (rowReader.isPresent()) {
            rowsSeen++;
            addRow(line, cells, rowReader.get());
        } else if (cells.getFirst().startsWith("#")) {
            addProperty(line, cells);
        } else {
            addHeader(line, cells);
        }
    }

    /** Says that the rest of the file cannot be read. */
    void breakOff() {
        brokenOff = true;
    }

    Reading finished() {
        checkHeader();
        if (!problems.isEmpty()) {
            return new Reading.Refused(problems.list());
        }
        return new Reading.Accepted(new DecisionTable(
                name.orElseThrow(), stage.orElseThrow(), hitPolicy.orElseThrow(), currency, columns, rows));
    }

    /** The same, good or bad, as it is laid out. */
    Sheet sheet() {
        checkHeader();
        return new Sheet(stage, hitPolicy, currency, sheetColumns, sheetRows, problems.list());
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
        if (cells.stream().skip(1).anyMatch(cell -> !cell.isEmpty())) {
            problems.line(line).about(Kind.BAD_PROPERTY, "the value holds a comma: put the whole line in quotes");
        } else {
            preamble.add(cells.getFirst(), problems.line(line));
        }
    }

    private void addHeader(int line, List<String> cells) {
        var top = problems.line(line);
        name = preamble.table(top);
        stage = preamble.stage(top);
        hitPolicy = preamble.hitPolicy(top);
        currency = preamble.currency();
        var reader = new HeaderReader(vocabulary, stage, currency);
        var headers = new ArrayList<Optional<Header>>();
        var named = new ArrayList<Column>();
        var seen = new HashMap<String, String>();
        if (cells.size() == 1 && cells.getFirst().contains(";")) {
            top.about(Kind.WRONG_SEPARATOR, "cells are separated by commas, not semicolons");
        }
        for (var i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            var complaint = problems.at(line, Letters.label(i, cell));
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
                new RowReader(headers, cells, new FormulaReader(vocabulary, new Cells(currency)), problems));
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
