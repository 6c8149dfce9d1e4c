package io.calibr.server.rule;

import io.calibr.engine.dialect.RuleTableReader;
import io.calibr.engine.json.JsonTableReader;
import io.calibr.engine.json.JsonTableWriter;
import io.calibr.engine.table.CsvTableReader;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Limits;
import io.calibr.engine.table.Places;
import io.calibr.engine.table.Problem;
import io.calibr.engine.table.Problems;
import io.calibr.engine.table.Reading;
import io.calibr.engine.vocabulary.Vocabulary;
import io.calibr.server.problem.Kind;
import io.calibr.xlsx.WorkbookReading;
import io.calibr.xlsx.WorkbookReading.SheetTable;
import io.calibr.xlsx.XlsxTableReader;
import io.calibr.xlsx.XlsxTableWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tables of one vocabulary as files; what cannot be read is refused with every finding. */
final class TableFiles {

    /** A workbook unpacks to no more than a rule's text could be worth. */
    private static final Limits WORKBOOK = new Limits(
            Limits.standard().rows(),
            Limits.standard().columns(),
            Limits.standard().cellBytes(),
            32L << 20);

    private final Vocabulary vocabulary;

    TableFiles(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Tables of a file.
     *
     * @param notes names of sheets that hold none
     */
    record Imported(List<DecisionTable> tables, List<String> notes) {
        Imported {
            tables = List.copyOf(tables);
            notes = List.copyOf(notes);
        }
    }

    /** What a stored table says. */
    DecisionTable stored(String slug, RuleText text) {
        return one(slug, new CsvTableReader(vocabulary).read(slug + ".table.csv", text.source()));
    }

    DecisionTable json(String slug, InputStream file) {
        return one(slug, new JsonTableReader(vocabulary).read(slug + ".json", file));
    }

    /** The only table of a workbook. */
    DecisionTable workbook(String slug, InputStream file) {
        var tables = imported(slug, new XlsxTableReader(vocabulary, WORKBOOK).read(slug + ".xlsx", file))
                .tables();
        if (tables.size() > 1) {
            throw refusal(List.of(Finding.of(
                    slug,
                    "several-tables",
                    "the workbook holds " + tables.size() + " tables, and a rule is one: import them instead")));
        }
        return tables.getFirst();
    }

    Imported importWorkbook(InputStream file, Currency currency) {
        return imported(
                "import",
                new XlsxTableReader(vocabulary, WORKBOOK).importAll("import.xlsx", file, Optional.of(currency)));
    }

    Imported importJson(InputStream file) {
        return new Imported(List.of(json("import", file)), List.of());
    }

    /** A table of ours, or the tables of a Drools spreadsheet. */
    Imported importCsv(InputStream file, Currency currency) {
        var text = bytes(file);
        var source = "import.csv";
        var grid = CsvTableReader.grid(new ByteArrayInputStream(text), new Problems(source))
                .filter(RuleTableReader::isRuleTable);
        if (grid.isEmpty()) {
            var reading = new CsvTableReader(vocabulary).read(source, new ByteArrayInputStream(text));
            return new Imported(List.of(one("import", reading)), List.of());
        }
        var readings = new RuleTableReader(vocabulary, Optional.of(currency)).read(grid.get(), Places.lines(source));
        var problems = readings.stream()
                .flatMap(reading -> reading instanceof Reading.Refused(var found) ? found.stream() : Stream.empty())
                .toList();
        if (!problems.isEmpty()) {
            throw refused("import", problems);
        }
        return new Imported(readings.stream().map(Reading::orThrow).toList(), List.of());
    }

    /** Of a file of text: no more than shows that it is too large. */
    private static byte[] bytes(InputStream file) {
        try {
            return file.readNBytes(Math.toIntExact(Limits.standard().bytes()) + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] toWorkbook(String slug, DecisionTable table) throws IOException {
        var file = new ByteArrayOutputStream();
        try {
            new XlsxTableWriter(vocabulary).write(table, file);
        } catch (IllegalArgumentException e) {
            throw refusal(List.of(Finding.of(slug, "too-large", String.valueOf(e.getMessage()))));
        }
        return file.toByteArray();
    }

    static String toJson(DecisionTable table) {
        return new JsonTableWriter().write(table);
    }

    private static Imported imported(String slug, WorkbookReading reading) {
        return switch (reading) {
            case WorkbookReading.Accepted(var tables, var notes) ->
                new Imported(tables.stream().map(SheetTable::table).toList(), notes);
            case WorkbookReading.Refused(var problems) -> throw refused(slug, problems);
        };
    }

    private static DecisionTable one(String slug, Reading reading) {
        return switch (reading) {
            case Reading.Accepted(var table) -> table;
            case Reading.Refused(var problems) -> throw refused(slug, problems);
        };
    }

    private static RuntimeException refused(String slug, List<Problem> problems) {
        return refusal(
                problems.stream().map(problem -> Finding.of(slug, problem)).toList());
    }

    private static RuntimeException refusal(List<Finding> findings) {
        return Kind.TABLE_REJECTED
                .because(findings.getFirst().message())
                .with("findings", findings.stream().map(Finding::facts).toList());
    }
}
