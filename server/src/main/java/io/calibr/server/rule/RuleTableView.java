package io.calibr.server.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule's decision table in columns and rows as the API shows it.
 *
 * @param version the number of the published version; not there for a draft that differs from the last one
 * @param stage not there, like hit policy and currency, where the text does not say it
 * @param schedule not there for a table that always applies, and where the text's schedule is not understood
 * @param columns of the table, without the one that names the rows
 * @param rows in their order, those with problems too
 * @param problems what keeps the table from being published
 * @param revision of the draft or branch, to be sent as If-Match; not there for a published version
 * @param branch which one it is; not there for the draft and for versions
 * @param tests not there where there are none, or where they cannot be run because the table does not compile
 * @param inverse patches that undo the edit that this answers; not there in any other answer
 */
public record RuleTableView(
        String slug,
        String name,
        @Nullable Integer version,
        Status status,
        @Nullable String stage,
        @Nullable String hitPolicy,
        @Nullable String currency,
        @Nullable ScheduleView schedule,
        List<ColumnView> columns,
        List<TableRowView> rows,
        List<ProblemView> problems,
        @Nullable Long revision,
        @Nullable String branch,
        @Nullable TestCount tests,
        @Nullable List<PatchView> inverse) {

    public RuleTableView {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
        inverse = inverse == null ? null : List.copyOf(inverse);
    }

    /** The same table as the answer to an edit that these patches undo. */
    RuleTableView undoneBy(List<PatchView> patches) {
        return new RuleTableView(
                slug, name, version, status, stage, hitPolicy, currency, schedule, columns, rows, problems, revision,
                branch, tests, patches);
    }

    /** How many tests there are, and how many of them do not hold. */
    public record TestCount(int cases, int failing) {}

    /**
     * When the table applies, by the clocks of the project's time zone; in the words of the text.
     *
     * @param effective from the first moment to the first one after it: {@code 2026-11-27T00:00 .. 2026-11-30T00:00}
     * @param weekly the windows of which one is open: {@code mon-fri 16:00-18:00, sun}
     */
    public record ScheduleView(
            @Nullable String effective, @Nullable String weekly) {}

    /** Which text is shown. */
    public enum Status {
        /** Being written; it differs from what was published last. */
        DRAFT,
        /** The version published last, or a draft that says the same. */
        PUBLISHED,
        /** An older version. */
        SUPERSEDED
    }

    /** What a column is for. */
    public enum ColumnKind {
        /** Conditions. */
        WHEN,
        /** Actions. */
        THEN,
        NOTE,
        /** Priority or exclusive group of the row. */
        SETTING,
        /** A header that is not understood. */
        UNKNOWN
    }

    /**
     * One column.
     *
     * @param name its header as written: {@code category under}
     * @param term the vocabulary's word or the action; not there for a note, a setting or an unknown header
     * @param type of its cells: TEXT, PATH, MONEY, NUMBER, PERCENT, DATE, FLAG, TAGS, DURATION or CHOICE
     * @param label for people: {@code Category under}
     */
    public record ColumnView(
            String name, ColumnKind kind, @Nullable String term, String type, String label) {}

    /**
     * One row.
     *
     * @param id empty where there is none
     * @param number its position, from 1
     * @param cells one for each column, as written
     * @param sentence the row in plain English; not there where a part of it is not understood
     */
    public record TableRowView(
            String id,
            int number,
            List<String> cells,
            @Nullable String sentence) {
        public TableRowView {
            cells = List.copyOf(cells);
        }
    }

    /**
     * Something wrong with the table.
     *
     * @param row id of the row; not there, like its number, for a problem of the header or of the whole table
     * @param column name of the column
     * @param code a word for programs, as in a validation's findings: {@code unknown-term}
     * @param suggestion what the author may have meant
     */
    public record ProblemView(
            @Nullable String row,
            @Nullable Integer rowNumber,
            @Nullable String column,
            Severity severity,
            String code,
            String text,
            @Nullable String suggestion) {}

    /** Whether a problem keeps the table from being published; all that are found today do. */
    public enum Severity {
        ERROR
    }
}
