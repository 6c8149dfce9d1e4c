package io.calibr.server.rule;

import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.table.DecisionTable;
import io.calibr.model.RuleId;
import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import io.calibr.server.platform.IdSource;
import io.calibr.server.problem.EditedVersion;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the draft of a rule an immutable version, if it compiles and its examples hold. */
@Dependent
class PublishRule {

    private final RuleStore rules;
    private final RuleVersionStore versions;
    private final ProjectVocabulary vocabulary;
    private final Journal journal;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    PublishRule(
            RuleStore rules,
            RuleVersionStore versions,
            ProjectVocabulary vocabulary,
            Journal journal,
            IdSource ids,
            Clock clock) {
        this.rules = rules;
        this.versions = versions;
        this.vocabulary = vocabulary;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /** Everything wrong with the draft, or with another text for it. */
    @Transactional
    List<Finding> validate(ProjectScope scope, RuleId id, @Nullable String text, @Nullable String examples) {
        var rule = find(scope, id);
        var draft = rule.draft();
        return examine(
                        scope,
                        rule,
                        new RuleText(
                                draft.format(),
                                text == null ? draft.source() : text,
                                examples == null ? draft.examples() : examples))
                .findings();
    }

    /**
     * The new version; the last one where nothing has changed since.
     *
     * @param seen the version of the draft that is meant; null for whatever it says now
     */
    @Transactional
    RuleVersion publish(ProjectScope scope, RuleId id, @Nullable Long seen, @Nullable String reason) {
        rules.lock(id);
        var rule = find(scope, id);
        EditedVersion.requireSeen(seen, rule.edited().version(), "rule", id);
        var table = examine(scope, rule, rule.draft()).orRefuse();
        var hash = rule.draft().hash();
        var last = versions.latest(scope.project(), id);
        if (last.isPresent() && last.get().publication().hash().equals(hash)) {
            return last.get();
        }
        var version = new RuleVersion(
                ids.next(),
                id,
                last.map(RuleVersion::number).orElse(0) + 1,
                table.stage(),
                rule.draft(),
                new Publication(hash, scope.caller().user(), clock.instant(), reason));
        versions.add(version);
        rules.published(id, version.number());
        journal.record(published(scope, rule, version));
        return version;
    }

    private Examination<DecisionTable> examine(ProjectScope scope, Rule rule, RuleText text) {
        var usual = PriceRequest.of(scope.currency(), clock.instant(), scope.zone());
        return new RuleExamination(vocabulary.of(scope.project()))
                .examine(rule.naming().slug(), text, usual);
    }

    private Rule find(ProjectScope scope, RuleId id) {
        return rules.find(scope.project(), id)
                .filter(rule -> !rule.edited().archived())
                .orElseThrow(() -> Kind.RULE_NOT_FOUND.with("rule", id));
    }

    private static Change published(ProjectScope scope, Rule rule, RuleVersion version) {
        return new Change(
                        "rule.published",
                        "rule",
                        rule.id().value(),
                        scope.caller().user().value(),
                        Map.of(
                                "slug", rule.naming().slug(),
                                "number", version.number(),
                                "hash", version.publication().hash()))
                .in(scope.project());
    }
}
