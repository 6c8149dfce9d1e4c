package io.calibr.server.rule;

import io.calibr.engine.example.ExampleResult;
import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.table.Schedule;
import io.calibr.engine.table.Words;
import io.calibr.model.RuleId;
import io.calibr.server.rule.RuleTableView.ProblemView;
import io.calibr.server.rule.RuleTableView.ScheduleView;
import io.calibr.server.rule.RuleTableView.Severity;
import io.calibr.server.rule.RuleTableView.Status;
import io.calibr.server.rule.RuleTableView.TestCount;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows a rule as the table it is, with what is wrong with it. */
@Dependent
class ReadRuleTable {

    private final RuleTexts texts;
    private final RuleVersionStore versions;
    private final ProjectVocabulary vocabulary;
    private final Clock clock;

    @Inject
    ReadRuleTable(RuleTexts texts, RuleVersionStore versions, ProjectVocabulary vocabulary, Clock clock) {
        this.texts = texts;
        this.versions = versions;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    /**
     * The draft, or another text of the rule. A published version is a table whatever it was written in.
     *
     * @param number of a published version
     * @param branch name of one; a version is asked for without
     */
    @Transactional
    RuleTableView table(ProjectScope scope, RuleId id, Optional<Integer> number, Optional<String> branch) {
        RuleTexts.requireOne(number, branch);
        var rule = number.isPresent() ? texts.anyRule(scope, id) : texts.anyTable(scope, id);
        return number.map(wanted -> published(scope, rule, wanted))
                .or(() -> branch.map(name -> branch(scope, rule, texts.branch(id, name))))
                .orElseGet(() -> draft(scope, rule));
    }

    /** The draft as it was just saved. */
    RuleTableView draft(ProjectScope scope, Rule rule) {
        return draft(scope, rule, examination(scope));
    }

    RuleTableView draft(ProjectScope scope, Rule rule, RuleExamination examination) {
        var same = versions.latest(scope.project(), rule.id())
                .filter(version ->
                        version.publication().hash().equals(rule.draft().hash()));
        return view(
                scope,
                rule.naming(),
                new Shown(
                        rule.draft(),
                        same.map(RuleVersion::number).orElse(null),
                        same.isPresent() ? Status.PUBLISHED : Status.DRAFT,
                        rule.edited().version(),
                        null),
                examination);
    }

    RuleTableView branch(ProjectScope scope, Rule rule, RuleBranch branch) {
        return view(
                scope,
                rule.naming(),
                new Shown(rule.draft().withSource(branch.text()), null, Status.DRAFT, branch.version(), branch.name()),
                examination(scope));
    }

    private RuleTableView published(ProjectScope scope, Rule rule, int number) {
        var version = texts.version(scope, rule.id(), number);
        var last = versions.latest(scope.project(), rule.id());
        var status =
                last.filter(newest -> newest.number() == number).isPresent() ? Status.PUBLISHED : Status.SUPERSEDED;
        return view(scope, rule.naming(), new Shown(version.text(), number, status, null, null), examination(scope));
    }

    /**
     * One text of a rule.
     *
     * @param number null where it is not published
     * @param revision null where it is not edited
     */
    private record Shown(
            RuleText text,
            @Nullable Integer number,
            Status status,
            @Nullable Long revision,
            @Nullable String branch) {}

    private RuleTableView view(ProjectScope scope, Naming naming, Shown shown, RuleExamination examination) {
        var sheet = examination.sheet(naming.slug(), shown.text());
        var layout = new TableLayout(sheet);
        var usual = PriceRequest.of(scope.currency(), clock.instant(), scope.zone());
        var trial = sheet.problems().isEmpty()
                ? examination.trial(naming.slug(), shown.text(), usual)
                : new RuleExamination.Trial(List.of(), List.of(), Optional.empty());
        return new RuleTableView(
                naming.slug(),
                naming.name(),
                shown.number(),
                shown.status(),
                sheet.stage().map(Words::of).orElse(null),
                sheet.hitPolicy().map(Words::of).orElse(null),
                sheet.currency().map(String::valueOf).orElse(null),
                schedule(sheet.schedule()),
                layout.columns(),
                layout.rows(),
                sheet.problems().isEmpty() ? ofTheWhole(trial.findings()) : layout.problems(),
                shown.revision(),
                shown.branch(),
                trial.results().isEmpty() ? null : count(trial.results()),
                null);
    }

    private static @Nullable ScheduleView schedule(Schedule schedule) {
        return schedule.isAlways()
                ? null
                : new ScheduleView(
                        schedule.effectiveText().orElse(null),
                        schedule.weeklyText().orElse(null));
    }

    private RuleExamination examination(ProjectScope scope) {
        return new RuleExamination(vocabulary.of(scope.project()));
    }

    /** A table that can be read may still not compile, or break its examples. */
    private static List<ProblemView> ofTheWhole(List<Finding> findings) {
        return findings.stream()
                .map(finding -> new ProblemView(
                        null, null, null, Severity.ERROR, finding.kind(), finding.message(), finding.suggestion()))
                .toList();
    }

    private static TestCount count(List<ExampleResult> results) {
        return new TestCount(results.size(), (int)
                results.stream().filter(result -> !result.holds()).count());
    }
}
