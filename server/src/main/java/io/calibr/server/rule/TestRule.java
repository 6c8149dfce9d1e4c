package io.calibr.server.rule;

import io.calibr.engine.example.ExampleResult;
import io.calibr.engine.explain.FiredRow;
import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Row;
import io.calibr.model.RuleId;
import io.calibr.server.rule.RuleTestsView.CoverageView;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs the tests of a rule and says which of its rows they touch. */
@Dependent
class TestRule {

    private final RuleTexts texts;
    private final SaveDraft drafts;
    private final ProjectVocabulary vocabulary;
    private final RowHits hits;
    private final Clock clock;

    @Inject
    TestRule(RuleTexts texts, SaveDraft drafts, ProjectVocabulary vocabulary, RowHits hits, Clock clock) {
        this.texts = texts;
        this.drafts = drafts;
        this.vocabulary = vocabulary;
        this.hits = hits;
        this.clock = clock;
    }

    /** The rule's tests, on its draft or on a branch. */
    @Transactional
    RuleTestsView test(ProjectScope scope, RuleId id, Optional<String> branch) {
        var rule = texts.anyRule(scope, id);
        var text = texts.text(rule, new RuleTexts.Wanted(branch, Optional.empty()));
        return run(scope, rule, text, rule.edited().version());
    }

    /** Other tests, or another text, without keeping them. */
    @Transactional
    RuleTestsView tryOut(ProjectScope scope, RuleId id, Optional<String> tests, RuleTexts.Wanted table) {
        var rule = texts.anyRule(scope, id);
        var text = texts.text(rule, table);
        return run(scope, rule, new RuleText(text.format(), text.source(), tests.orElse(text.examples())), null);
    }

    /**
     * Saves the tests of the draft, whether or not they hold.
     *
     * @param version of the draft that the author saw
     */
    @Transactional
    RuleTestsView save(ProjectScope scope, RuleId id, String tests, long version) {
        var rule = texts.rule(scope, id);
        var text = new RuleText(rule.draft().format(), rule.draft().source(), tests);
        var saved = drafts.save(
                scope,
                rule.with(rule.naming(), text),
                version,
                new DraftEdit(RuleEditView.Action.TESTS, List.of(), List.of()));
        return run(scope, saved, text, saved.edited().version());
    }

    private RuleTestsView run(ProjectScope scope, Rule rule, RuleText text, @Nullable Long revision) {
        var usual = PriceRequest.of(scope.currency(), clock.instant(), scope.zone());
        var trial = new RuleExamination(vocabulary.of(scope.project()))
                .trial(rule.naming().slug(), text, usual);
        var coverage = trial.table()
                .map(table -> coverage(table, trial.results(), hits.newest(scope.project(), rule.id())))
                .orElse(List.of());
        return new RuleTestsView(
                text.examples(),
                revision,
                (int) trial.results().stream().filter(result -> !result.holds()).count(),
                trial.results().stream().map(RuleTestsView::of).toList(),
                coverage,
                coverage.stream()
                        .filter(row -> row.tests() == 0 && Objects.requireNonNullElse(row.hits(), 0L) == 0)
                        .map(CoverageView::row)
                        .toList(),
                trial.findings().stream()
                        .filter(finding -> !finding.kind().equals(Finding.EXAMPLE_FAILED))
                        .toList());
    }

    private static List<CoverageView> coverage(
            DecisionTable table, List<ExampleResult> results, Map<String, Long> hits) {
        var tests = new HashMap<String, Integer>();
        for (var result : results) {
            result.actual().touched().stream()
                    .filter(row -> row.table().equals(table.name()))
                    .map(FiredRow::id)
                    .distinct()
                    .forEach(row -> tests.merge(row, 1, Integer::sum));
        }
        return table.rows().stream()
                .map(Row::id)
                .map(row -> new CoverageView(row, tests.getOrDefault(row, 0), hits.get(row)))
                .toList();
    }
}
