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
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Saves a draft over the one that its author saw, and keeps who did what. */
@Dependent
class SaveDraft {

    private final RuleStore rules;
    private final RuleEditStore edits;
    private final ProjectVocabulary vocabulary;
    private final Journal journal;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    SaveDraft(
            RuleStore rules,
            RuleEditStore edits,
            ProjectVocabulary vocabulary,
            Journal journal,
            IdSource ids,
            Clock clock) {
        this.rules = rules;
        this.edits = edits;
        this.vocabulary = vocabulary;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Saves in the caller's transaction.
     *
     * @param changed the rule as it shall be
     * @param version of the draft that the author saw
     */
    Rule save(ProjectScope scope, Rule changed, long version, DraftEdit edit) {
        return save(scope, changed, version, edit, examination(scope));
    }

    /** The same with the examination that shows the rule afterwards, so that its text is read once. */
    Rule save(ProjectScope scope, Rule changed, long version, DraftEdit edit, RuleExamination examination) {
        var now = clock.instant();
        var wanted = new Rule(
                changed.id(),
                changed.naming(),
                changed.draft(),
                examination.stage(changed.naming().slug(), changed.draft()).orElse(null),
                changed.published(),
                new Edited(version + 1, now, false));
        if (!rules.save(wanted, version)) {
            throw changedMeanwhile(changed.id());
        }
        var by = scope.caller().user();
        edits.add(new RuleEdit(ids.next(), wanted.id(), "", version + 1, edit, by, now));
        journal.record(change(
                "rule.edited",
                scope,
                wanted,
                Map.of("action", edit.action().word(), "patches", edit.patches().size())));
        return wanted;
    }

    /** Asks the catalogue for the project's words, so once a request is enough. */
    RuleExamination examination(ProjectScope scope) {
        return new RuleExamination(vocabulary.of(scope.project()));
    }

    RuntimeException changedMeanwhile(RuleId rule) {
        return Kind.CHANGED_MEANWHILE.with("rule", rule).with("version", rules.version(rule));
    }

    @Nullable
    Stage stage(ProjectScope scope, Naming naming, RuleText text) {
        return examination(scope).stage(naming.slug(), text).orElse(null);
    }

    static Change change(String type, ProjectScope scope, Rule rule, Map<String, ?> more) {
        var facts = new HashMap<String, Object>(more);
        facts.put("slug", rule.naming().slug());
        facts.put("version", rule.edited().version());
        facts.put("draft", rule.draft().hash());
        return new Change(type, "rule", rule.id().value(), scope.caller().user().value(), facts).in(scope.project());
    }
}
