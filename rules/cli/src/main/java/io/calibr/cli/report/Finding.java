package io.calibr.cli.report;

import java.util.Locale;

/**
 * Something to say about a file.
 *
 * @param file as the caller would open it from where the command runs
 * @param line from 1; 0 for the whole file
 * @param column a table's column, {@code C (percent)}, or a character's position; empty for the whole line
 * @param kind a word for programs, {@code unknown-term}; docs/authoring.md and docs/cli.md list them
 */
public record Finding(Severity severity, String file, int line, String column, String kind, String message) {

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
        return new Finding(Severity.ERROR, file, line, "", kind, message);
    }

    public static Finding warning(String file, int line, String kind, String message) {
        return new Finding(Severity.WARNING, file, line, "", kind, message);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@code rules/offers.table.csv:5:B (catgory under): unknown-term: ...}, as compilers write it. */
    @Override
    public String toString() {
        var place = new StringBuilder(file);
        if (line > 0) {
            place.append(':').append(line);
        }
        if (!column.isEmpty()) {
            place.append(':').append(column);
        }
        return place.append(isError() ? ": " : ": " + severity.word() + ": ")
                .append(kind)
                .append(": ")
                .append(message)
                .toString();
    }
}
