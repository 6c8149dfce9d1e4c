package io.calibr.server.rule;

import io.calibr.engine.version.Patch;
import io.calibr.engine.version.Patched;
import io.calibr.model.RuleId;
import io.calibr.server.problem.Kind;
import io.calibr.server.rule.RuleEditView.Action;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Edits a table cell by cell: all patches of a list, or none. */
@Dependent
class PatchTable {

    private static final int MOST = 5_000;

    private final RuleTexts texts;
    private final SaveDraft drafts;
    private final SaveBranch branches;
    private final ReadRuleTable tables;

    @Inject
    PatchTable(RuleTexts texts, SaveDraft drafts, SaveBranch branches, ReadRuleTable tables) {
        this.texts = texts;
        this.drafts = drafts;
        this.branches = branches;
        this.tables = tables;
    }

    /** @param version of the draft that the author saw */
    @Transactional
    RuleTableView patch(ProjectScope scope, RuleId id, long version, List<Patch> patches) {
        var rule = texts.table(scope, id);
        if (rule.edited().version() != version) {
            throw drafts.changedMeanwhile(id);
        }
        var edited = edited(rule.draft().source(), patches);
        var examination = drafts.examination(scope);
        var saved = drafts.save(
                scope,
                rule.with(rule.naming(), rule.draft().withSource(edited.text())),
                version,
                edited.edit(),
                examination);
        return tables.draft(scope, saved, examination)
                .undoneBy(PatchView.of(edited.edit().inverse()));
    }

    /** @param version of the branch that the author saw */
    @Transactional
    RuleTableView patchBranch(ProjectScope scope, RuleId id, String name, long version, List<Patch> patches) {
        var rule = texts.table(scope, id);
        var branch = texts.branch(id, name);
        if (branch.version() != version) {
            throw SaveBranch.changedMeanwhile(branch);
        }
        var edited = edited(branch.text(), patches);
        var saved = branches.save(scope, branch, branch.base(), edited.text(), edited.edit());
        return tables.branch(scope, rule, saved)
                .undoneBy(PatchView.of(edited.edit().inverse()));
    }

    private record Edited(String text, DraftEdit edit) {}

    private static Edited edited(String text, List<Patch> patches) {
        if (patches.isEmpty() || patches.size() > MOST) {
            throw Kind.INVALID_VALUE
                    .because("an edit has 1 to " + MOST + " patches")
                    .with("member", "patches");
        }
        return switch (RuleTexts.readable(text).apply(patches)) {
            case Patched.Rejected(var index, var reason) -> throw PatchView.rejected(index, reason);
            case Patched.Applied(var table, var inverse) ->
                new Edited(table.text(), new DraftEdit(Action.PATCH, patches, inverse));
        };
    }
}
