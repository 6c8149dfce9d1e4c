package io.calibr.server.rule;

import io.calibr.model.RuleId;
import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import io.calibr.server.platform.IdSource;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** Saves a branch over the one that its author saw, and keeps who did what. */
@Dependent
class SaveBranch {

    private final RuleBranchStore branches;
    private final RuleEditStore edits;
    private final Journal journal;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    SaveBranch(RuleBranchStore branches, RuleEditStore edits, Journal journal, IdSource ids, Clock clock) {
        this.branches = branches;
        this.edits = edits;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /** Saves in the caller's transaction. */
    RuleBranch save(ProjectScope scope, RuleBranch seen, String base, String text, DraftEdit edit) {
        new RuleText(RuleText.Format.TABLE, text, "");
        var now = clock.instant();
        var saved = seen.saved(base, text, now);
        if (!branches.save(saved, seen.version())) {
            throw changedMeanwhile(branches.find(seen.rule(), seen.name()).orElse(seen));
        }
        var by = scope.caller().user();
        edits.add(new RuleEdit(ids.next(), seen.rule(), seen.name(), saved.version(), edit, by, now));
        journal.record(change(
                "rule.branch_edited",
                scope,
                seen.rule(),
                Map.of(
                        "branch",
                        seen.name(),
                        "version",
                        saved.version(),
                        "action",
                        edit.action().word(),
                        "patches",
                        edit.patches().size())));
        return saved;
    }

    static RuntimeException changedMeanwhile(RuleBranch branch) {
        return Kind.CHANGED_MEANWHILE
                .with("rule", branch.rule())
                .with("branch", branch.name())
                .with("version", branch.version());
    }

    static Change change(String type, ProjectScope scope, RuleId rule, Map<String, ?> facts) {
        return new Change(type, "rule", rule.value(), scope.caller().user().value(), facts).in(scope.project());
    }
}
