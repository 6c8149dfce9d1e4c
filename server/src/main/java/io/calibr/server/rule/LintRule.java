package io.calibr.server.rule;

import io.calibr.engine.lint.Lint;
import io.calibr.engine.lint.Mend;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Row;
import io.calibr.model.RuleId;
import io.calibr.server.rule.Examination.Sound;
import io.calibr.server.rule.Examination.Unsound;
import io.calibr.server.rule.LintView.LintFindingView;
import io.calibr.server.rule.MeasureImpact.Measured;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what is odd about a rule: what keeps it from being published, and what its author may not have meant. */
@Dependent
class LintRule {

    private final LintSubjects subjects;
    private final MeasureImpact impact;

    @Inject
    LintRule(LintSubjects subjects, MeasureImpact impact) {
        this.subjects = subjects;
        this.impact = impact;
    }

    /**
     * What else to look at than the table.
     *
     * @param hits whether rows that fired for nothing in the newest run count as findings
     * @param catalogue whether rows that bring SKUs of the catalogue outside a guardrail do
     */
    record Wanted(boolean hits, boolean catalogue) {}

    /** Lints the draft, or another text of the rule. */
    LintView lint(ProjectScope scope, RuleId id, RuleTexts.Wanted text, Wanted wanted) {
        var subject = subjects.find(scope, id, text, wanted.hits());
        return switch (subject.examination().compiled(subject.slug(), subject.text())) {
            case Unsound<DecisionTable>(var problems) -> LintView.of(false, problems(subject, problems));
            case Sound<DecisionTable>(var table) -> {
                var breaches = wanted.catalogue()
                        ? impact.measure(scope, id, new ImpactSubjects.Wanted(null, null, text))
                        : null;
                yield lint(table, subject.fired(), breaches);
            }
        };
    }

    private static List<LintFindingView> problems(LintSubjects.Subject subject, List<Finding> problems) {
        if (subject.text().format() == RuleText.Format.TABLE) {
            var sheet = subject.examination().sheet(subject.slug(), subject.text());
            if (!sheet.problems().isEmpty()) {
                return sheet.problems().stream()
                        .map(problem -> LintFindingView.of(sheet, problem))
                        .toList();
            }
        }
        return problems.stream().map(LintFindingView::of).toList();
    }

    private static LintView lint(DecisionTable table, Map<String, Long> fired, @Nullable Measured measured) {
        var report = Lint.of(table);
        var findings = new ArrayList<LintFindingView>();
        report.findings().stream()
                .map(finding ->
                        LintFindingView.of(finding, Mend.of(table, finding).orElse(null)))
                .forEach(findings::add);
        table.rows().stream()
                .map(Row::id)
                .filter(row -> fired.getOrDefault(row, 1L) == 0)
                .map(LintFindingView::neverHit)
                .forEach(findings::add);
        if (measured != null) {
            measured.impact().breaches().stream().map(LintFindingView::of).forEach(findings::add);
        }
        return LintView.of(report.complete() && (measured == null || measured.complete()), findings);
    }
}
