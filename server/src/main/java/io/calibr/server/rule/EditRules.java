package io.calibr.server.rule;

import io.calibr.model.RuleId;
import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import io.calibr.server.platform.IdSource;
import io.calibr.server.problem.Kind;
import io.calibr.server.problem.PricingProblem;
import io.calibr.server.rule.Rule.Edited;
import io.calibr.server.rule.RuleEditView.Action;
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
    private final SaveDraft drafts;
    private final Journal journal;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    EditRules(RuleStore rules, RulebookStore rulebooks, SaveDraft drafts, Journal journal, IdSource ids, Clock clock) {
        this.rules = rules;
        this.rulebooks = rulebooks;
        this.drafts = drafts;
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
                drafts.stage(scope, naming, text),
                null,
                new Edited(0, clock.instant(), false));
        if (!rules.add(scope.project(), rule, scope.caller().user())) {
            throw nameTaken(scope, naming.slug());
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
        var action = text.source().equals(old.source()) ? Action.TESTS : Action.TEXT;
        return drafts.save(
                scope,
                seen.with(seen.naming().renamed(revision.name()), text),
                revision.version(),
                DraftEdit.of(action, old.source(), text.source()));
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
        if (!rules.save(archived, version == null ? rule.edited().version() : version)) {
            throw drafts.changedMeanwhile(id);
        }
        journal.record(change("rule.archived", scope, archived));
    }

    private PricingProblem nameTaken(ProjectScope scope, String slug) {
        var taken = Kind.NAME_TAKEN.with("slug", slug);
        return rules.find(scope.project(), slug)
                .filter(rule -> rule.edited().archived())
                .map(rule -> taken.with("archived", rule.id())
                        .because("the archived rule \"" + rule.naming().name()
                                + "\" keeps its slug: choose another slug or name"))
                .orElse(taken);
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

    private static Change change(String type, ProjectScope scope, Rule rule) {
        return SaveDraft.change(type, scope, rule, Map.of());
    }
}
