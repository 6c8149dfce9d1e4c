package io.calibr.engine.dialect;

import io.calibr.engine.table.Complaint;
import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.Problem.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A data cell of a Drools spreadsheet: values separated by commas, perhaps in quotes. */
final class Parameters {

    private static final Pattern VALUE = Pattern.compile("\\s*(?:\"([^\"\\\\]*)\"|([^\",\\\\]*))\\s*(,|$)");
    private static final Pattern DAY = Pattern.compile("[0-9]{1,2}-[A-Za-z]{3}-[0-9]{4}");
    private static final DateTimeFormatter DROOLS_DAY = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d-MMM-uuuu")
            .toFormatter(Locale.ENGLISH);

    private Parameters() {}

    /** The cell as it stands below a header of ours; empty and complained about where it is not a list of values. */
    static Optional<String> cell(String cell, String header, Complaint complaint) {
        if (header.endsWith(" between")) {
            return values(cell, complaint).map(values -> String.join(" .. ", values));
        }
        if (header.endsWith(" in") || header.endsWith(" not-in")) {
            return values(cell, complaint).map(values -> String.join(" | ", values));
        }
        var value = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"")
                ? cell.substring(1, cell.length() - 1)
                : cell;
        if (value.contains("\"") || value.contains("\\")) {
            return refused(cell, complaint);
        }
        return Optional.of(day(value));
    }

    private static Optional<List<String>> values(String cell, Complaint complaint) {
        var values = new ArrayList<String>();
        var match = VALUE.matcher(cell);
        var end = 0;
        while (match.find() && match.start() == end) {
            values.add(day(Optional.ofNullable(match.group(1))
                    .orElseGet(() -> match.group(2).strip())));
            end = match.end();
            if (match.group(3).isEmpty()) {
                return Optional.of(values);
            }
        }
        refused(cell, complaint);
        return Optional.empty();
    }

    private static Optional<String> refused(String cell, Complaint complaint) {
        complaint.about(
                Kind.OUTSIDE_DIALECT,
                "\"" + Excerpt.of(cell) + "\" is no value: it holds quotes or backslashes of its own");
        return Optional.empty();
    }

    /** Days as Drools writes them become ours; any other text stays. */
    private static String day(String text) {
        try {
            return DAY.matcher(text).matches()
                    ? LocalDate.parse(text, DROOLS_DAY).toString()
                    : text;
        } catch (DateTimeException _) {
            return text;
        }
    }
}
