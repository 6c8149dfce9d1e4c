package io.calibr.cli.folder;

import io.calibr.engine.table.CsvTableWriter;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Place;
import io.calibr.engine.table.Reading;
import java.util.Map;
import java.util.Optional;

/**
 * A rule of the folder.
 *
 * @param name what a server knows it by
 * @param origin where it was written
 * @param reading what it says, or why it does not
 * @param examples the file of examples beside it
 */
public record RuleFile(String name, Origin origin, RuleFormat format, Reading reading, Optional<ExampleFile> examples) {

    /** The file {@code <rule>.examples.csv}. */
    public record ExampleFile(String path, String text) {}

    /**
     * Where a rule was written.
     *
     * @param file its name, as a rulebook names it
     * @param path of the file, as findings show it
     * @param sheet of a workbook
     * @param lines of the sheet by the ids of the rows that stand on them
     * @param text as written; empty for a workbook
     */
    public record Origin(String file, String path, Optional<String> sheet, Map<String, Integer> lines, String text) {

        public Origin {
            lines = Map.copyOf(lines);
        }

        @Override
        public String toString() {
            return path + sheet.map(name -> ", sheet " + name).orElse("");
        }
    }

    public String path() {
        return origin.path();
    }

    /** The table it says; empty where it was refused. */
    public Optional<DecisionTable> table() {
        return reading instanceof Reading.Accepted(var table) ? Optional.of(table) : Optional.empty();
    }

    /** What a server keeps of it: of a table in any form the CSV, as when it is imported there. */
    public String text() {
        return switch (format) {
            case CSV, DRL, BUILDER -> origin.text();
            case JSON, WORKBOOK ->
                table().map(table -> new CsvTableWriter().write(table)).orElse("");
        };
    }

    /** Whether its name is known: a workbook that is refused does not say which rules it holds. */
    boolean isNamed() {
        return format != RuleFormat.WORKBOOK || table().isPresent();
    }

    /** Whether a rulebook means it: {@code offers.drl}, or of a workbook {@code spring.rules.xlsx#offers}. */
    boolean isCalled(String entry) {
        if (entry.equals(origin.file())) {
            return true;
        }
        return format == RuleFormat.WORKBOOK
                && (isNamed() ? entry.equals(origin.file() + "#" + name) : entry.startsWith(origin.file() + "#"));
    }

    /**
     * Where one of its rows stands, as far as that is known.
     *
     * @param row its id; empty for the whole rule
     */
    Place place(String row) {
        return new Place(
                origin.path(),
                origin.sheet(),
                origin.lines().getOrDefault(row, format.lineOf(row, origin.text())),
                Optional.empty());
    }
}
