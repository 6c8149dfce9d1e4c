package io.calibr.server.rule;

import io.calibr.model.RulebookId;
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

/** Makes the draft of a rulebook an immutable version that pins the version last published of each of its rules. */
@Dependent
class PublishRulebook {

    private final RulebookStore rulebooks;
    private final RulebookVersionStore versions;
    private final PinnedRules pins;
    private final Journal journal;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    PublishRulebook(
            RulebookStore rulebooks,
            RulebookVersionStore versions,
            PinnedRules pins,
            Journal journal,
            IdSource ids,
            Clock clock) {
        this.rulebooks = rulebooks;
        this.versions = versions;
        this.pins = pins;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /** Everything that keeps the draft from being published. */
    @Transactional
    List<Finding> validate(ProjectScope scope, RulebookId id) {
        var draft = find(scope, id);
        return pins.examine(
                        scope.project(),
                        pins.of(scope.project(), draft),
                        draft.content().guardrails())
                .findings();
    }

    /**
     * The new version; the last one where it would pin and guard the same.
     *
     * @param seen the version of the draft that is meant; null for whatever it says now
     */
    @Transactional
    RulebookVersion publish(ProjectScope scope, RulebookId id, @Nullable Long seen, @Nullable String reason) {
        rulebooks.lock(id);
        var draft = find(scope, id);
        EditedVersion.requireSeen(seen, draft.edited().version(), "rulebook", id);
        var pinned = pins.of(scope.project(), draft);
        var guardrails = draft.content().guardrails();
        var compiled = pins.examine(scope.project(), pinned, guardrails).orRefuse();
        var rules = pinned.versions().stream().map(RuleVersion::id).toList();
        var last = versions.latest(scope.project(), id);
        if (last.filter(before ->
                        before.rules().equals(rules) && before.guardrails().equals(guardrails))
                .isPresent()) {
            return last.get();
        }
        var version = new RulebookVersion(
                ids.next(),
                id,
                last.map(RulebookVersion::number).orElse(0) + 1,
                rules,
                guardrails,
                new Publication(compiled.hash(), scope.caller().user(), clock.instant(), reason));
        versions.add(version);
        rulebooks.published(id, version.number());
        journal.record(published(scope, draft, version));
        return version;
    }

    private Rulebook find(ProjectScope scope, RulebookId id) {
        return rulebooks
                .find(scope.project(), id)
                .filter(rulebook -> !rulebook.edited().archived())
                .orElseThrow(() -> Kind.RULEBOOK_NOT_FOUND.with("rulebook", id));
    }

    private static Change published(ProjectScope scope, Rulebook rulebook, RulebookVersion version) {
        return new Change(
                        "rulebook.published",
                        "rulebook",
                        rulebook.id().value(),
                        scope.caller().user().value(),
                        Map.of(
                                "slug", rulebook.naming().slug(),
                                "number", version.number(),
                                "hash", version.publication().hash(),
                                "rules", version.rules()))
                .in(scope.project());
    }
}
