package io.calibr.server.rule;

import io.calibr.engine.example.ExampleFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a rule, and where.
 *
 * @param rule slug of the rule; {@code guardrails} for those of a rulebook
 * @param kind a word for programs, for example {@code unknown-term}
 * @param line counted from 1, where the place is in the text
 * @param column a table's column or a character's position, or the term or action in question; in a workbook the cell,
 *     {@code offers!C7}, in JSON the pointer
 * @param suggestion what the author may have meant
 */
public record Finding(
        String rule,
        String kind,
        @Nullable Integer line,
        @Nullable String column,
        String message,
        @Nullable String suggestion) {

    static final String EXAMPLE_FAILED = "example-failed";

    static Finding of(String rule, io.calibr.engine.table.Problem problem) {
        return new Finding(
                rule,
                problem.kind().word(),
                problem.place().line(),
                problem.place().cell().or(problem.place()::column).orElse(null),
                problem.message(),
                problem.suggestion().orElse(null));
    }

    /** The compiler knows rows and words, not lines. */
    static Finding of(String rule, io.calibr.engine.compile.Problem problem) {
        var row = problem.row().isEmpty() ? "" : "row " + problem.row() + ": ";
        return new Finding(
                rule,
                "not-compilable",
                null,
                problem.column().isEmpty() ? null : problem.column(),
                row + problem.message(),
                null);
    }

    static Finding of(String rule, ExampleFailure failure) {
        return new Finding(
                rule,
                EXAMPLE_FAILED,
                failure.line(),
                failure.column(),
                "example " + failure.example() + ": " + failure.column() + " " + failure.expected() + ", but was "
                        + failure.actual(),
                null);
    }

    /** A finding about the rule as a whole. */
    static Finding of(String rule, String kind, String message) {
        return new Finding(rule, kind, null, null, message, null);
    }

    Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("rule", rule);
        facts.put("kind", kind);
        if (line != null) {
            facts.put("line", line);
        }
        if (column != null) {
            facts.put("column", column);
        }
        facts.put("message", message);
        if (suggestion != null) {
            facts.put("suggestion", suggestion);
        }
        return facts;
    }
}
