package io.calibr.xlsx;

import io.calibr.engine.dialect.RuleTableReader;
import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.Grid;
import io.calibr.engine.table.Limits;
import io.calibr.engine.table.Place;
import io.calibr.engine.table.Places;
import io.calibr.engine.table.Problem;
import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.table.Problems;
import io.calibr.engine.table.Reading;
import io.calibr.engine.table.TableUnderWay;
import io.calibr.engine.vocabulary.Vocabulary;
import io.calibr.xlsx.WorkbookReading.SheetTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads decision tables from a workbook (.xlsx), one from each sheet that begins with a line {@code # key: value}; other
 * sheets are notes. A cell is read as it is shown: numbers without artefacts, days by their format, 20 % as 20 %. What is
 * not a value refuses the file, cell by cell: formulas, errors, merged cells, hidden sheets, rows and columns; macros,
 * links and embedded objects refuse it as a whole.
 */
public final class XlsxTableReader {

    /** Lines before the rules of a Drools spreadsheet, of which any may be empty. */
    private static final int HEAD = 5;

    private final Vocabulary vocabulary;
    private final Limits limits;

    public XlsxTableReader(Vocabulary vocabulary) {
        this(vocabulary, Limits.standard());
    }

    /** @param limits of each table; {@link Limits#bytes} of the whole workbook once it is unpacked */
    public XlsxTableReader(Vocabulary vocabulary, Limits limits) {
        this.vocabulary = vocabulary;
        this.limits = limits;
    }

    /**
     * Reads a workbook once, without closing it.
     *
     * @param source what the author knows the file as; problems name it, with sheet and cell
     * @throws UncheckedIOException if the stream itself fails
     */
    public WorkbookReading read(String source, InputStream in) {
        return read(source, in, (sheet, grid) -> isTable(grid) ? List.of(table(source, sheet)) : List.of());
    }

    /**
     * Imports a workbook: tables as {@link #read} and, beside them, those of sheets in the format of Drools itself.
     *
     * @param currency of the amounts of the latter
     */
    public WorkbookReading importAll(String source, InputStream in, Optional<Currency> currency) {
        var ruleTables = new RuleTableReader(vocabulary, currency);
        return read(source, in, (sheet, grid) -> {
            if (isTable(grid)) {
                return List.of(table(source, sheet));
            }
            if (!RuleTableReader.isRuleTable(grid)) {
                return List.of();
            }
            var known = sheet.problems().list();
            var readings = ruleTables.read(grid.filled(HEAD), Places.cells(source, grid.name()));
            return known.isEmpty() ? readings : List.of(refused(known, problems(readings)));
        });
    }

    /** What a sheet holds. */
    private interface Understanding {
        List<Reading> of(Workbook.Read sheet, Grid grid);
    }

    private WorkbookReading read(String source, InputStream in, Understanding understanding) {
        var whole = new Problems(source);
        var problems = new ArrayList<Problem>();
        var tables = new ArrayList<SheetTable>();
        var notes = new ArrayList<String>();
        for (var sheet : sheets(source, in, whole)) {
            var readings = understanding.of(sheet, sheet.grid());
            problems.addAll(problems(readings));
            readings.stream()
                    .flatMap(reading ->
                            reading instanceof Reading.Accepted(var table) ? Stream.of(table) : Stream.empty())
                    .map(table -> new SheetTable(sheet.grid().name(), table, lines(sheet.grid())))
                    .forEach(tables::add);
            if (readings.isEmpty()) {
                notes.add(sheet.grid().name());
                sheet.problems().list().stream()
                        .filter(XlsxTableReader::endsAll)
                        .forEach(problems::add);
            }
        }
        if (whole.isEmpty() && problems.isEmpty() && tables.isEmpty()) {
            whole.line(1)
                    .about(
                            Kind.MISSING_HEADER,
                            "no sheet begins with a line # table:, as a table does; sheets: "
                                    + Excerpt.of(String.join(", ", notes)));
        }
        var all = Stream.concat(whole.list().stream(), problems.stream()).toList();
        return all.isEmpty() ? new WorkbookReading.Accepted(tables, notes) : new WorkbookReading.Refused(all);
    }

    private List<Workbook.Read> sheets(String source, InputStream in, Problems problems) {
        try {
            return new Workbook(source, limits).sheets(in, problems);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Problem> problems(List<Reading> readings) {
        return readings.stream()
                .flatMap(reading -> reading instanceof Reading.Refused(var found) ? found.stream() : Stream.empty())
                .toList();
    }

    /** A sheet that could not be read to its end may have been a table. */
    private static boolean endsAll(Problem problem) {
        return problem.kind() == Kind.BAD_WORKBOOK || problem.kind() == Kind.TOO_LARGE;
    }

    private static boolean isTable(Grid grid) {
        return !grid.lines().isEmpty() && grid.lines().getFirst().cell(0).startsWith("#");
    }

    /** Where the rows of a table stand: in the column id, below the first line that is no property. */
    private static Map<String, Integer> lines(Grid grid) {
        var below = grid.lines().stream()
                .dropWhile(line -> line.cell(0).startsWith("#"))
                .toList();
        var column = below.isEmpty() ? -1 : below.getFirst().cells().indexOf("id");
        return column < 0
                ? Map.of()
                : below.stream()
                        .skip(1)
                        .collect(Collectors.toMap(line -> line.cell(column), Grid.Line::number, (first, _) -> first));
    }

    private Reading table(String source, Workbook.Read sheet) {
        var grid = sheet.grid();
        var known = sheet.problems();
        var problems = new Problems(Places.cells(source, grid.name()));
        for (var merged : grid.merged()) {
            problems.cell(merged.firstLine(), merged.firstColumn(), "")
                    .about(Kind.MERGED_CELLS, "merged cells: write the value into each of them");
        }
        var table = TableUnderWay.ofInertText(vocabulary, problems);
        var width = grid.width();
        for (var line : grid.lines()) {
            var first = line.cell(0);
            if (first.startsWith("#") && first.endsWith(":") && line.cells().size() == 2) {
                table.property(line.number(), first + " " + line.cell(1));
            } else {
                table.add(line.number(), wide(line, width));
            }
        }
        if (known.list().stream().anyMatch(XlsxTableReader::endsAll)) {
            table.breakOff();
        }
        return known.isEmpty()
                ? table.finished()
                : refused(known.list(), table.sheet().problems());
    }

    /** A spreadsheet leaves empty cells out; a row has them nevertheless. */
    private static List<String> wide(Grid.Line line, int width) {
        var cells = new ArrayList<>(line.cells());
        while (cells.size() < width) {
            cells.add("");
        }
        return cells;
    }

    /** All problems in the order of the sheet, without those that only follow from one that is known of the cell. */
    private static Reading refused(List<Problem> known, List<Problem> more) {
        var cells = known.stream()
                .map(problem -> problem.place().cell())
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return new Reading.Refused(Stream.concat(
                        known.stream(),
                        more.stream()
                                .filter(problem -> problem.place()
                                        .cell()
                                        .filter(cells::contains)
                                        .isEmpty()))
                .sorted(Comparator.comparing(Problem::place, Comparator.comparingInt(Place::line)))
                .toList());
    }
}
