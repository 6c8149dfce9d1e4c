package io.calibr.server.rule;

import io.calibr.engine.version.Merge.Conflict;
import io.calibr.engine.version.Merge.Conflicted;
import io.calibr.engine.version.Merge.Merged;
import io.calibr.engine.version.Merge.Resolution;
import io.calibr.engine.version.Patched;
import io.calibr.engine.version.Patches;
import io.calibr.engine.version.TableContent;
import io.calibr.engine.version.TableMerge;
import io.calibr.engine.version.TableText;
import io.calibr.model.RuleId;
import io.calibr.server.problem.Kind;
import io.calibr.server.rule.RuleEditView.Action;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings what a branch changed into the draft, cell by cell. The branch stays and goes on from there. */
@Dependent
class MergeBranch {

    private final RuleTexts texts;
    private final SaveDraft drafts;
    private final SaveBranch branches;
    private final ReadRuleTable tables;

    @Inject
    MergeBranch(RuleTexts texts, SaveDraft drafts, SaveBranch branches, ReadRuleTable tables) {
        this.texts = texts;
        this.drafts = drafts;
        this.branches = branches;
        this.tables = tables;
    }

    /** @param version of the draft that the author saw */
    @Transactional
    RuleTableView merge(ProjectScope scope, RuleId id, String name, long version, List<Resolution> resolutions) {
        var rule = texts.table(scope, id);
        if (rule.edited().version() != version) {
            throw drafts.changedMeanwhile(id);
        }
        var branch = texts.branch(id, name);
        var ours = RuleTexts.readable(rule.draft().source());
        var merge = TableMerge.of(
                RuleTexts.readable(branch.base()).content(),
                ours.content(),
                RuleTexts.readable(branch.text()).content(),
                resolutions);
        var edited = switch (merge) {
            case Conflicted(var conflicts) -> throw conflict(conflicts);
            case Merged(var content) -> patched(ours, content);
        };
        var saved = drafts.save(
                scope,
                rule.with(rule.naming(), rule.draft().withSource(edited.table().text())),
                version,
                new DraftEdit(
                        Action.MERGE,
                        Patches.between(ours.content(), edited.table().content()),
                        edited.inverse()));
        branches.save(scope, branch, branch.text(), branch.text(), new DraftEdit(Action.MERGE, List.of(), List.of()));
        return tables.draft(scope, saved).undoneBy(PatchView.of(edited.inverse()));
    }

    private static Patched.Applied patched(TableText ours, TableContent content) {
        return switch (ours.apply(Patches.between(ours.content(), content))) {
            case Patched.Applied applied when applied.table().content().equals(content) -> applied;
            case Patched.Applied _, Patched.Rejected _ ->
                throw Kind.PATCH_REJECTED.because(
                        "to be merged, every row needs an id and every column a header of its own");
        };
    }

    private static RuntimeException conflict(List<Conflict> conflicts) {
        return Kind.MERGE_CONFLICT
                .because(conflicts.size() + (conflicts.size() == 1 ? " conflict" : " conflicts"))
                .with("conflicts", conflicts.stream().map(MergeBranch::facts).toList());
    }

    private static Map<String, String> facts(Conflict conflict) {
        var facts = new LinkedHashMap<String, String>();
        put(facts, "row", conflict.row());
        put(facts, "column", conflict.column());
        facts.put("base", conflict.base());
        facts.put("ours", conflict.ours());
        facts.put("theirs", conflict.theirs());
        return facts;
    }

    private static void put(Map<String, String> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
