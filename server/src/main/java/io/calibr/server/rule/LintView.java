package io.calibr.server.rule;

import io.calibr.engine.check.Breach;
import io.calibr.engine.lint.Mend;
import io.calibr.engine.table.Sheet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What lint found.
 *
 * @param complete whether every check was made of every row
 * @param omitted how many findings are not listed, since there are more than {@value #MOST}
 * @param findings the graver ones first, and of one severity by kind and in the order of the table
 */
public record LintView(boolean complete, int omitted, List<LintFindingView> findings) {

    static final int MOST = 1_000;

    public LintView {
        findings = List.copyOf(findings);
    }

    static LintView of(boolean complete, List<LintFindingView> findings) {
        var sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(LintFindingView::severity));
        var shown = sorted.subList(0, Math.min(MOST, sorted.size()));
        return new LintView(complete, sorted.size() - shown.size(), shown);
    }

    /** How much a finding matters. */
    public enum Severity {
        /** Keeps the rule from being published. */
        ERROR,
        /** Surely not what the author meant. */
        WARNING,
        /** Often meant; worth a look. */
        INFO
    }

    /**
     * One finding.
     *
     * @param kind a word for programs: {@code unreachable}, or a problem's as in a validation, {@code unknown-term}
     * @param rows ids of the rows it is about, the one to mend first
     * @param column its header as written; not there where no single column is meant
     * @param example facts of a SKU that shows it, by term; not there where there is none to show
     * @param mend not there where only the author can know what to do
     */
    public record LintFindingView(
            String kind,
            Severity severity,
            List<String> rows,
            @Nullable String column,
            String message,
            @Nullable Map<String, String> example,
            @Nullable MendView mend) {

        public LintFindingView {
            rows = List.copyOf(rows);
        }

        static LintFindingView of(io.calibr.engine.lint.Finding finding, @Nullable Mend mend) {
            return new LintFindingView(
                    finding.kind(),
                    Severity.valueOf(finding.severity().name()),
                    finding.rows(),
                    null,
                    finding.message(),
                    finding.example().isEmpty() ? null : finding.example(),
                    mend == null ? null : MendView.of(mend));
        }

        /** A problem of the text, in whose place what is suggested can be put. */
        static LintFindingView of(Sheet sheet, io.calibr.engine.table.Problem problem) {
            var row = sheet.row(problem.place());
            var column = sheet.column(problem.place());
            var id = row.isEmpty() ? "" : sheet.rows().get(row.getAsInt()).id();
            var header = column.isEmpty()
                    ? null
                    : sheet.columns().get(column.getAsInt()).header();
            return new LintFindingView(
                    problem.kind().word(),
                    Severity.ERROR,
                    id.isEmpty() ? List.of() : List.of(id),
                    header,
                    problem.message(),
                    null,
                    MendView.of(problem, id, header));
        }

        static LintFindingView of(Finding problem) {
            return new LintFindingView(
                    problem.kind(), Severity.ERROR, List.of(), problem.column(), problem.message(), null, null);
        }

        static LintFindingView of(Breach breach) {
            var row = breach.row();
            return new LintFindingView(
                    "breach",
                    Severity.WARNING,
                    row == null ? List.of() : List.of(row.id()),
                    null,
                    breach.message(),
                    Map.of("sku", breach.sku().value()),
                    null);
        }

        static LintFindingView neverHit(String row) {
            return new LintFindingView(
                    "never-hit",
                    Severity.INFO,
                    List.of(row),
                    null,
                    "Row " + row + " fired for no SKU in the newest run that used the rule.",
                    null,
                    null);
        }
    }
}
