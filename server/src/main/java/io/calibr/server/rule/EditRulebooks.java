package io.calibr.server.rule;

import io.calibr.model.RuleId;
import io.calibr.model.RulebookId;
import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import io.calibr.server.platform.IdSource;
import io.calibr.server.problem.Kind;
import io.calibr.server.rule.Rule.Edited;
import io.calibr.server.rule.Rulebook.Content;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the drafts of rulebooks. */
@Dependent
class EditRulebooks {

    private final RulebookStore rulebooks;
    private final RuleStore rules;
    private final Journal journal;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    EditRulebooks(RulebookStore rulebooks, RuleStore rules, Journal journal, IdSource ids, Clock clock) {
        this.rulebooks = rulebooks;
        this.rules = rules;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    Rulebook create(ProjectScope scope, Naming naming, Content content) {
        requireRules(scope, content.rules());
        var rulebook =
                new Rulebook(new RulebookId(ids.next()), naming, content, null, new Edited(0, clock.instant(), false));
        if (!rulebooks.add(scope.project(), rulebook, scope.caller().user())) {
            throw Kind.NAME_TAKEN.with("slug", naming.slug());
        }
        journal.record(change("rulebook.created", scope, rulebook));
        return rulebook;
    }

    @Transactional
    Rulebook edit(ProjectScope scope, RulebookId id, Revision revision) {
        var seen = rulebooks
                .find(scope.project(), id)
                .filter(rulebook -> !rulebook.edited().archived())
                .orElseThrow(() -> Kind.RULEBOOK_NOT_FOUND.with("rulebook", id));
        var content = new Content(
                Objects.requireNonNullElse(revision.rules(), seen.content().rules()),
                Objects.requireNonNullElse(revision.guardrails(), seen.content().guardrails()));
        requireRules(scope, content.rules());
        var wanted = new Rulebook(
                id,
                seen.naming().renamed(revision.name()),
                content,
                seen.published(),
                new Edited(revision.version() + 1, clock.instant(), false));
        if (!rulebooks.save(wanted, revision.version())) {
            throw Kind.CHANGED_MEANWHILE
                    .with("rulebook", id)
                    .with("version", seen.edited().version());
        }
        journal.record(change("rulebook.edited", scope, wanted));
        return wanted;
    }

    /** What a caller wants changed; null for what stays. */
    record Revision(
            @Nullable String name,
            @Nullable List<RuleId> rules,
            @Nullable GuardrailText guardrails,
            long version) {}

    /** A rule of another project, or of another tenant, is as unknown as one that never was. */
    private void requireRules(ProjectScope scope, List<RuleId> wanted) {
        if (new HashSet<>(wanted).size() < wanted.size()) {
            throw Kind.INVALID_VALUE.because("a rule stands in a rulebook once").with("member", "rules");
        }
        var known = rules.findAll(scope.project(), wanted).stream()
                .filter(rule -> !rule.edited().archived())
                .map(Rule::id)
                .collect(Collectors.toSet());
        wanted.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
            throw Kind.RULE_NOT_FOUND.with("rule", id);
        });
    }

    private static Change change(String type, ProjectScope scope, Rulebook rulebook) {
        return new Change(
                        type,
                        "rulebook",
                        rulebook.id().value(),
                        scope.caller().user().value(),
                        Map.of(
                                "slug", rulebook.naming().slug(),
                                "version", rulebook.edited().version(),
                                "rules", rulebook.content().rules(),
                                "guardrails", rulebook.content().guardrails().bounds()))
                .in(scope.project());
    }
}
