package io.calibr.server.rule;

import io.calibr.engine.table.Stage;
import io.calibr.model.RuleId;
import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import io.calibr.server.platform.IdSource;
import io.calibr.server.problem.Kind;
import io.calibr.server.rule.Rule.Edited;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the drafts of rules. A draft is kept whether or not it makes sense yet. */
@Dependent
class EditRules {

    private final RuleStore rules;
    private final RulebookStore rulebooks;
    private final ProjectVocabulary vocabulary;
    private final Journal journal;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    EditRules(
            RuleStore rules,
            RulebookStore rulebooks,
            ProjectVocabulary vocabulary,
            Journal journal,
            IdSource ids,
            Clock clock) {
        this.rules = rules;
        this.rulebooks = rulebooks;
        this.vocabulary = vocabulary;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    Rule create(ProjectScope scope, Naming naming, RuleText text) {
        var rule = new Rule(
                new RuleId(ids.next()),
                naming,
                text,
                stage(scope, naming, text),
                null,
                new Edited(0, clock.instant(), false));
        if (!rules.add(scope.project(), rule, scope.caller().user())) {
            throw Kind.NAME_TAKEN.with("slug", naming.slug());
        }
        journal.record(change("rule.created", scope, rule));
        return rule;
    }

    /** Saves another text or name over the draft that the caller saw. */
    @Transactional
    Rule edit(ProjectScope scope, RuleId id, Revision revision) {
        var seen = find(scope, id);
        var old = seen.draft();
        var text = new RuleText(
                old.format(),
                Objects.requireNonNullElse(revision.text(), old.source()),
                Objects.requireNonNullElse(revision.examples(), old.examples()));
        var naming = seen.naming().renamed(revision.name());
        var saved = save(
                seen,
                new Rule(
                        id,
                        naming,
                        text,
                        stage(scope, naming, text),
                        seen.published(),
                        new Edited(revision.version() + 1, clock.instant(), false)),
                revision.version());
        journal.record(change("rule.edited", scope, saved));
        return saved;
    }

    /** Takes a rule out of use; what was published of it stays as it is. */
    @Transactional
    void archive(ProjectScope scope, RuleId id, @Nullable Long version) {
        var rule = find(scope, id);
        var users = rulebooks.with(scope.project(), id);
        if (!users.isEmpty()) {
            throw Kind.RULE_IN_USE.with("rule", id).with("rulebooks", users);
        }
        var archived = new Rule(
                id,
                rule.naming(),
                rule.draft(),
                rule.stage(),
                rule.published(),
                new Edited(rule.edited().version() + 1, clock.instant(), true));
        save(rule, archived, version == null ? rule.edited().version() : version);
        journal.record(change("rule.archived", scope, archived));
    }

    /** What a caller wants changed; null for what stays. */
    record Revision(
            @Nullable String name,
            @Nullable String text,
            @Nullable String examples,
            long version) {}

    private Rule find(ProjectScope scope, RuleId id) {
        return rules.find(scope.project(), id)
                .filter(rule -> !rule.edited().archived())
                .orElseThrow(() -> Kind.RULE_NOT_FOUND.with("rule", id));
    }

    private Rule save(Rule seen, Rule wanted, long version) {
        if (!rules.save(wanted, version)) {
            throw Kind.CHANGED_MEANWHILE
                    .with("rule", seen.id())
                    .with("version", seen.edited().version());
        }
        return wanted;
    }

    private @Nullable Stage stage(ProjectScope scope, Naming naming, RuleText text) {
        return new RuleExamination(vocabulary.of(scope.project()))
                .stage(naming.slug(), text)
                .orElse(null);
    }

    private static Change change(String type, ProjectScope scope, Rule rule) {
        return new Change(
                        type,
                        "rule",
                        rule.id().value(),
                        scope.caller().user().value(),
                        Map.of(
                                "slug", rule.naming().slug(),
                                "version", rule.edited().version(),
                                "draft", rule.draft().hash()))
                .in(scope.project());
    }
}
