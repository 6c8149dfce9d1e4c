package io.calibr.engine.dialect;

import io.calibr.engine.table.ActionWord;
import io.calibr.engine.table.Complaint;
import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.Grid.Line;
import io.calibr.engine.table.Place;
import io.calibr.engine.table.Places;
import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.table.Problems;
import io.calibr.engine.table.Reading;
import io.calibr.engine.table.Stage;
import io.calibr.engine.table.TableUnderWay;
import io.calibr.engine.table.Words;
import io.calibr.engine.vocabulary.Spelling;
import io.calibr.engine.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** One table of a Drools spreadsheet, on its way to being one of ours. */
final class RuleTable {

    /** Lines of a table before its rules: its name, kinds of columns, objects, snippets, labels. */
    private static final int HEAD = 5;

    private static final Pattern PRODUCT =
            Pattern.compile("(?:\\$?[A-Za-z]\\w{0,50}\\s*:\\s*)?Product\\s*(?:\\(\\s*\\))?\\s*(?:\\.\\.\\.)?");

    /** Columns that say the same here as there. */
    private static final Map<String, String> SETTINGS = Map.of(
            "NAME", "id",
            "DESCRIPTION", "note",
            "PRIORITY", "priority",
            "SALIENCE", "priority",
            "ACTIVATION-GROUP", "exclusive-group");

    /** What may stand above the tables, beside the name of their package and notes. */
    private static final Map<String, Set<String>> ABOVE = Map.of(
            "import", Set.of("io.calibr.facts.Product", "io.calibr.facts.*"),
            "variables", Set.of("io.calibr.facts.Price price"));

    private static final List<String> KINDS =
            List.of("CONDITION", "ACTION", "NAME", "DESCRIPTION", "PRIORITY", "SALIENCE", "ACTIVATION-GROUP");

    /**
     * A column of theirs that is one of ours.
     *
     * @param index in the sheet
     */
    private record Column(int index, String header) {}

    private final List<Line> lines;
    private final int first;
    private final String name;
    private final Places places;
    private final List<Column> columns = new ArrayList<>();
    private final Problems problems;

    /**
     * @param lines from the one with the mark RuleTable
     * @param first column of the mark, where its columns begin
     */
    RuleTable(List<Line> lines, int first, String name, Places places) {
        this.lines = lines;
        this.first = first;
        this.name = name;
        this.places = places;
        this.problems = new Problems(new Places() {
            @Override
            public Place row(int line) {
                return places.row(line);
            }

            @Override
            public Place cell(int line, int column, String header) {
                return places.cell(line, columns.get(column).index(), header);
            }
        });
    }

    Reading read(List<Line> above, Names names, Vocabulary vocabulary, Optional<Currency> currency) {
        above.forEach(this::checkAbove);
        if (lines.size() < HEAD) {
            problems.line(lines.getFirst().number())
                    .about(
                            Kind.MISSING_HEADER,
                            "below RuleTable stand kinds of columns, objects, snippets, labels, and then the rules");
            return new Reading.Refused(problems.list());
        }
        readColumns(names);
        var table = TableUnderWay.ofInertText(vocabulary, problems);
        tellHead(table, currency);
        for (var line : lines.subList(HEAD, lines.size())) {
            tellRow(line, table);
        }
        return table.finished();
    }

    private void checkAbove(Line line) {
        var at = IntStream.range(0, line.cells().size())
                .filter(i -> !line.cell(i).isEmpty())
                .findFirst()
                .orElse(0);
        var key = line.cell(at).toLowerCase(Locale.ROOT);
        var value = line.cell(at + 1);
        switch (key) {
            case "ruleset", "notes", "package" -> {}
            default -> {
                if (!value.isEmpty() && !ABOVE.getOrDefault(key, Set.of()).contains(value)) {
                    here(line, at + 1)
                            .about(
                                    Kind.OUTSIDE_DIALECT,
                                    "\"" + Excerpt.of(line.cell(at)) + "\" cannot be imported: " + Excerpt.of(value));
                } else if (value.isEmpty() && isKeyword(key)) {
                    here(line, at).about(Kind.OUTSIDE_DIALECT, "\"" + Excerpt.of(line.cell(at)) + "\" says nothing");
                }
            }
        }
    }

    private static boolean isKeyword(String key) {
        return Set.of("import", "variables", "functions", "declare", "queries", "unit", "dialect")
                .contains(key);
    }

    private void readColumns(Names names) {
        var kinds = lines.get(1);
        var object = "";
        for (var i = first; i < kinds.cells().size(); i++) {
            var kind = kinds.cell(i).toUpperCase(Locale.ROOT);
            var ofColumn = lines.get(2).cell(i);
            switch (kind) {
                case "" -> {}
                case "CONDITION" -> {
                    object = ofColumn.isEmpty() || ofColumn.equals("...") ? object : ofColumn;
                    condition(i, object, names);
                }
                case "ACTION" -> {
                    if (!ofColumn.isEmpty() && !ofColumn.equals("price")) {
                        here(lines.get(2), i)
                                .about(
                                        Kind.OUTSIDE_DIALECT,
                                        "an action is done to price, not to " + Excerpt.of(ofColumn));
                    }
                    add(i, Snippet.action(lines.get(3).cell(i), here(lines.get(3), i)));
                }
                default -> setting(i, kind);
            }
        }
    }

    private void condition(int index, String object, Names names) {
        if (!PRODUCT.matcher(object).matches()) {
            here(lines.get(2), index)
                    .about(Kind.OUTSIDE_DIALECT, "a condition is on Product, not on \"" + Excerpt.of(object) + "\"");
        }
        add(index, Snippet.condition(lines.get(3).cell(index), names, here(lines.get(3), index)));
    }

    private void setting(int index, String kind) {
        var header = Optional.ofNullable(SETTINGS.get(kind));
        if (header.isEmpty()) {
            here(lines.get(1), index)
                    .about(
                            Kind.OUTSIDE_DIALECT,
                            "a column " + Excerpt.of(kind) + " cannot be imported",
                            Spelling.nearest(kind, KINDS));
        } else if (!lines.get(3).cell(index).isEmpty()) {
            here(lines.get(3), index).about(Kind.OUTSIDE_DIALECT, "a column " + kind + " has no snippet");
        }
        add(index, header);
    }

    private void add(int index, Optional<String> header) {
        header.ifPresent(text -> columns.add(new Column(index, text)));
    }

    private void tellHead(TableUnderWay table, Optional<Currency> currency) {
        var line = lines.getFirst().number();
        var priority = columns.stream().anyMatch(column -> column.header().equals("priority"));
        table.property(line, "# table: " + name);
        table.property(line, "# stage: " + Words.of(stage()));
        table.property(line, "# hit-policy: " + (priority ? "priority" : "collect"));
        currency.ifPresent(code -> table.property(line, "# currency: " + code));
        if (columns.stream().noneMatch(column -> column.header().equals("id"))) {
            columns.addFirst(new Column(first, "id"));
        }
        table.header(lines.get(3).number(), columns.stream().map(Column::header).toList());
    }

    /** The stage that all actions belong to; where there is none, their columns are complained about. */
    private Stage stage() {
        var words = columns.stream()
                .map(column -> ActionWord.of(column.header().split(" ", 2)[0]))
                .flatMap(Optional::stream)
                .toList();
        return Arrays.stream(new Stage[] {Stage.ADJUST, Stage.BASE, Stage.ROUND, Stage.GUARD})
                .filter(stage -> words.stream().allMatch(word -> word.standsIn(stage)))
                .findFirst()
                .orElse(Stage.ADJUST);
    }

    private void tellRow(Line line, TableUnderWay table) {
        var last = lines.get(1).cells().size();
        for (var i = Math.max(first, last); i < line.cells().size(); i++) {
            if (!line.cell(i).isEmpty()) {
                here(line, i).about(Kind.CELL_WITHOUT_HEADER, "\"" + Excerpt.of(line.cell(i)) + "\" is in no column");
            }
        }
        if (columns.stream().allMatch(column -> line.cell(column.index()).isEmpty())) {
            return;
        }
        table.row(
                line.number(),
                columns.stream().map(column -> text(line, column)).toList());
    }

    private String text(Line line, Column column) {
        var cell = line.cell(column.index());
        if (column.header().equals("id")) {
            return isNamed() ? cell : "r" + line.number();
        }
        if (cell.isEmpty() || SETTINGS.containsValue(column.header())) {
            return cell;
        }
        return Parameters.cell(cell, column.header(), here(line, column.index()))
                .orElse("");
    }

    private boolean isNamed() {
        return lines.get(1).cells().stream().anyMatch("NAME"::equalsIgnoreCase);
    }

    private Complaint here(Line line, int column) {
        return problems.at(places.cell(line.number(), column, ""));
    }
}
