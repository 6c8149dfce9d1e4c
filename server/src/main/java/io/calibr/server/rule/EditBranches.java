package io.calibr.server.rule;

import io.calibr.model.RuleId;
import io.calibr.server.event.Journal;
import io.calibr.server.problem.Kind;
import io.calibr.server.rule.RuleBranch.Made;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes, lists and deletes the branches of a table. */
@Dependent
class EditBranches {

    /** So that the list is short enough to come whole. */
    private static final int MOST = 50;

    private final RuleTexts texts;
    private final RuleBranchStore branches;
    private final AuthorStore authors;
    private final Journal journal;
    private final Clock clock;

    @Inject
    EditBranches(RuleTexts texts, RuleBranchStore branches, AuthorStore authors, Journal journal, Clock clock) {
        this.texts = texts;
        this.branches = branches;
        this.authors = authors;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    List<RuleBranchView> list(ProjectScope scope, RuleId id) {
        texts.anyRule(scope, id);
        var all = branches.of(id);
        var names = authors.of(all.stream().map(branch -> branch.made().by()).toList());
        return all.stream()
                .map(branch -> RuleBranchView.of(
                        branch, ReadHistory.author(names, branch.made().by())))
                .toList();
    }

    /** @param from a published version; empty for the draft */
    @Transactional
    RuleBranchView create(ProjectScope scope, RuleId id, String name, Optional<Integer> from) {
        var rule = texts.table(scope, id);
        var text = from.map(number -> texts.version(scope, id, number).text().source())
                .orElse(rule.draft().source());
        var now = clock.instant();
        var by = scope.caller().user();
        var branch = new RuleBranch(id, name, from.orElse(null), text, text, 0, new Made(by, now, now));
        if (branches.of(id).size() >= MOST) {
            throw Kind.INVALID_VALUE
                    .because("a rule has at most " + MOST + " branches: delete one")
                    .with("member", "name");
        }
        if (!branches.add(branch)) {
            throw Kind.NAME_TAKEN.with("branch", name);
        }
        journal.record(SaveBranch.change("rule.branch_created", scope, id, Map.of("branch", name)));
        return RuleBranchView.of(branch, ReadHistory.author(authors.of(List.of(by)), by));
    }

    @Transactional
    void delete(ProjectScope scope, RuleId id, String name) {
        texts.rule(scope, id);
        if (!branches.delete(id, name)) {
            throw Kind.BRANCH_NOT_FOUND.with("rule", id).with("branch", name);
        }
        journal.record(SaveBranch.change("rule.branch_deleted", scope, id, Map.of("branch", name)));
    }
}
