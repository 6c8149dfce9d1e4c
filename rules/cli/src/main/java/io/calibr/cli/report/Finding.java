package io.calibr.cli.report;

import io.calibr.engine.table.Place;
import java.util.Locale;

/**
 * Something to say about a file.
 *
 * @param place with the file as the caller would open it from where the command runs; line 0 for the whole of it
 * @param kind a word for programs, {@code unknown-term}; docs/authoring.md and docs/cli.md list them
 */
public record Finding(Severity severity, Place place, String kind, String message) {

    /** Whether a finding fails the command. */
    public enum Severity {
        ERROR,
        WARNING,
        /** Often meant; worth a look. */
        NOTE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Finding error(String file, int line, String kind, String message) {
        return new Finding(Severity.ERROR, Place.line(file, line), kind, message);
    }

    public static Finding warning(String file, int line, String kind, String message) {
        return new Finding(Severity.WARNING, Place.line(file, line), kind, message);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /**
     * {@code rules/offers.table.csv:5:B (catgory under): unknown-term: ...}, as compilers write it; in a workbook
     * {@code rules/spring.rules.xlsx:offers!B5 (catgory under): ...}.
     */
    @Override
    public String toString() {
        return place.source() + within() + (isError() ? ": " : ": " + severity.word() + ": ") + kind + ": " + message;
    }

    private String within() {
        if (place.sheet().isPresent()) {
            return ":" + spot();
        }
        return (place.line() > 0 ? ":" + place.line() : "") + (spot().isEmpty() ? "" : ":" + spot());
    }

    /** What a line number does not say: the column, or in a workbook the sheet or its cell. */
    String spot() {
        var column = place.column().orElse("");
        if (place.sheet().isEmpty()) {
            return column;
        }
        var header = column.indexOf(' ');
        return place.line() == 0
                ? place.sheet().get()
                : place.cell().orElse("") + (header < 0 ? "" : column.substring(header));
    }
}
