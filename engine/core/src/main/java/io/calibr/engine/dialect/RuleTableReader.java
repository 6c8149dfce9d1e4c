package io.calibr.engine.dialect;

import io.calibr.engine.table.Grid;
import io.calibr.engine.table.Grid.Line;
import io.calibr.engine.table.Places;
import io.calibr.engine.table.Reading;
import io.calibr.engine.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Imports decision tables from the spreadsheet format of Drools itself: {@code RuleTable}, rows of CONDITION and ACTION,
 * of objects, of snippets and of labels, then a row per rule. A snippet that is not one of a few forms refuses its cell;
 * nothing of the file is parsed as DRL or compiled.
 */
public final class RuleTableReader {

    private static final Pattern MARK = Pattern.compile("RuleTable\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Names names;
    private final Vocabulary vocabulary;
    private final Optional<Currency> currency;

    /** @param currency of the tables' amounts, which the format does not say */
    public RuleTableReader(Vocabulary vocabulary, Optional<Currency> currency) {
        this.names = new Names(vocabulary);
        this.vocabulary = vocabulary;
        this.currency = currency;
    }

    /** Whether a sheet is of this format. */
    public static boolean isRuleTable(Grid grid) {
        return grid.lines().stream().anyMatch(line -> mark(line) >= 0);
    }

    /** Every table of the sheet, in its order; the first also answers for what stands above it. */
    public List<Reading> read(Grid grid, Places places) {
        var readings = new ArrayList<Reading>();
        var starts = new ArrayList<Integer>();
        for (var i = 0; i < grid.lines().size(); i++) {
            if (mark(grid.lines().get(i)) >= 0) {
                starts.add(i);
            }
        }
        for (var i = 0; i < starts.size(); i++) {
            var end = i + 1 < starts.size() ? starts.get(i + 1) : grid.lines().size();
            var above = i == 0 ? grid.lines().subList(0, starts.getFirst()) : List.<Line>of();
            var lines = grid.lines().subList(starts.get(i), end);
            var first = mark(lines.getFirst());
            readings.add(new RuleTable(lines, first, name(lines.getFirst().cell(first)), places)
                    .read(above, names, vocabulary, currency));
        }
        return readings;
    }

    private static int mark(Line line) {
        for (var i = 0; i < line.cells().size(); i++) {
            if (MARK.matcher(line.cell(i)).matches()) {
                return i;
            }
        }
        return -1;
    }

    /** The words after RuleTable as a table's name: {@code Spring offers} is {@code spring-offers}. */
    private static String name(String mark) {
        return mark.substring("RuleTable".length())
                .strip()
                .replaceAll("([a-z])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_.-]+", "-");
    }
}
