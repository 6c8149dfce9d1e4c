package io.calibr.server.rule;

import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.table.CsvTableReader;
import io.calibr.engine.table.Words;
import io.calibr.engine.vocabulary.Vocabulary;
import io.calibr.model.RuleId;
import io.calibr.server.problem.Kind;
import io.calibr.server.rule.RuleTableView.ProblemView;
import io.calibr.server.rule.RuleTableView.Severity;
import io.calibr.server.rule.RuleTableView.Status;
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

    private final RuleStore rules;
    private final RuleVersionStore versions;
    private final ProjectVocabulary vocabulary;
    private final Clock clock;

    @Inject
    ReadRuleTable(RuleStore rules, RuleVersionStore versions, ProjectVocabulary vocabulary, Clock clock) {
        this.rules = rules;
        this.versions = versions;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    /** @param number of a published version; empty for the draft */
    @Transactional
    RuleTableView table(ProjectScope scope, RuleId id, Optional<Integer> number) {
        var rule = rules.find(scope.project(), id).orElseThrow(() -> Kind.RULE_NOT_FOUND.with("rule", id));
        var last = versions.latest(scope.project(), id);
        var shown = number.map(wanted -> published(scope, id, wanted, last)).orElseGet(() -> draft(rule, last));
        if (shown.text().format() != RuleText.Format.TABLE) {
            throw Kind.NOT_FOUND.because("the rule is not a table").with("rule", id);
        }
        return view(scope, rule.naming(), shown);
    }

    /**
     * One text of a rule.
     *
     * @param number null where it is not published
     */
    private record Shown(RuleText text, @Nullable Integer number, Status status) {}

    private Shown published(ProjectScope scope, RuleId id, int number, Optional<RuleVersion> last) {
        return versions.history(scope.project(), id, number == Integer.MAX_VALUE ? number : number + 1, 1).stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .map(version -> new Shown(
                        version.text(),
                        number,
                        last.filter(newest -> newest.number() == number).isPresent()
                                ? Status.PUBLISHED
                                : Status.SUPERSEDED))
                .orElseThrow(() -> Kind.RULE_NOT_FOUND
                        .because("it has no such version")
                        .with("rule", id)
                        .with("version", number));
    }

    private static Shown draft(Rule rule, Optional<RuleVersion> last) {
        return last.filter(version ->
                        version.publication().hash().equals(rule.draft().hash()))
                .map(version -> new Shown(version.text(), version.number(), Status.PUBLISHED))
                .orElseGet(() -> new Shown(rule.draft(), null, Status.DRAFT));
    }

    private RuleTableView view(ProjectScope scope, Naming naming, Shown shown) {
        var words = vocabulary.of(scope.project());
        var sheet = new CsvTableReader(words)
                .sheet(naming.slug() + ".table.csv", shown.text().source());
        var layout = new TableLayout(sheet);
        return new RuleTableView(
                naming.slug(),
                naming.name(),
                shown.number(),
                shown.status(),
                sheet.stage().map(Words::of).orElse(null),
                sheet.hitPolicy().map(Words::of).orElse(null),
                sheet.currency().map(String::valueOf).orElse(null),
                layout.columns(),
                layout.rows(),
                sheet.problems().isEmpty() ? ofTheWhole(scope, naming, shown.text(), words) : layout.problems());
    }

    /** A table that can be read may still not compile, or break its examples. */
    private List<ProblemView> ofTheWhole(ProjectScope scope, Naming naming, RuleText text, Vocabulary words) {
        var usual = PriceRequest.of(scope.currency(), clock.instant(), scope.zone());
        return new RuleExamination(words)
                .examine(naming.slug(), text, usual).findings().stream()
                        .map(finding -> new ProblemView(
                                null,
                                null,
                                null,
                                Severity.ERROR,
                                finding.kind(),
                                finding.message(),
                                finding.suggestion()))
                        .toList();
    }
}
