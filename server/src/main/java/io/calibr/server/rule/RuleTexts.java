package io.calibr.server.rule;

import io.calibr.engine.version.TableText;
import io.calibr.model.RuleId;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the texts of a rule: its draft, its branches and what was published. */
@Dependent
class RuleTexts {

    static final String DRAFT = "draft";
    private static final String BRANCH = "branch:";

    private final RuleStore rules;
    private final RuleVersionStore versions;
    private final RuleBranchStore branches;

    @Inject
    RuleTexts(RuleStore rules, RuleVersionStore versions, RuleBranchStore branches) {
        this.rules = rules;
        this.versions = versions;
        this.branches = branches;
    }

    /** A version is of no branch. */
    static void requireOne(Optional<Integer> number, Optional<String> branch) {
        if (number.isPresent() && branch.isPresent()) {
            throw Kind.INVALID_VALUE
                    .because("a version is of no branch: ask for one of them")
                    .with("parameter", "branch");
        }
    }

    /** A rule, in use or not. */
    Rule anyRule(ProjectScope scope, RuleId id) {
        return rules.find(scope.project(), id).orElseThrow(() -> Kind.RULE_NOT_FOUND.with("rule", id));
    }

    /** A rule in use. */
    Rule rule(ProjectScope scope, RuleId id) {
        return rules.find(scope.project(), id)
                .filter(rule -> !rule.edited().archived())
                .orElseThrow(() -> Kind.RULE_NOT_FOUND.with("rule", id));
    }

    /** A table, in use or not. */
    Rule anyTable(ProjectScope scope, RuleId id) {
        return requireTable(anyRule(scope, id));
    }

    /** A rule in use that is a table. */
    Rule table(ProjectScope scope, RuleId id) {
        return requireTable(rule(scope, id));
    }

    private static Rule requireTable(Rule rule) {
        if (rule.draft().format() != RuleText.Format.TABLE) {
            throw Kind.NOT_FOUND.because("the rule is not a table").with("rule", rule.id());
        }
        return rule;
    }

    RuleVersion version(ProjectScope scope, RuleId id, int number) {
        return versions.find(scope.project(), id, number)
                .orElseThrow(() -> Kind.RULE_NOT_FOUND
                        .because("it has no such version")
                        .with("rule", id)
                        .with("version", number));
    }

    RuleBranch branch(RuleId rule, String name) {
        return branches.find(rule, name)
                .orElseThrow(() -> Kind.BRANCH_NOT_FOUND.with("rule", rule).with("branch", name));
    }

    /**
     * What of a rule is looked at.
     *
     * @param branch name of one; empty for the draft
     * @param unsaved text in the place of what is saved there
     */
    record Wanted(Optional<String> branch, Optional<String> unsaved) {
        static Wanted of(@Nullable String branch, @Nullable String unsaved) {
            return new Wanted(Optional.ofNullable(branch), Optional.ofNullable(unsaved));
        }
    }

    /** The text that is wanted with the rule's tests, which its branches share. */
    RuleText text(Rule rule, Wanted wanted) {
        var saved = wanted.branch().map(name -> branch(rule.id(), name).text());
        return wanted.unsaved().or(() -> saved).map(rule.draft()::withSource).orElse(rule.draft());
    }

    /** @param name {@code draft}, {@code branch:summer} or the number of a version */
    RuleText text(ProjectScope scope, Rule rule, String name) {
        if (name.equals(DRAFT)) {
            return rule.draft();
        }
        if (name.startsWith(BRANCH)) {
            return rule.draft()
                    .withSource(
                            branch(rule.id(), name.substring(BRANCH.length())).text());
        }
        if (!name.matches("\\d{1,9}")) {
            throw Kind.INVALID_VALUE
                    .because("a text of a rule is draft, branch:name or the number of a version")
                    .with("value", name);
        }
        return version(scope, rule.id(), Integer.parseInt(name)).text();
    }

    /** The text in columns and rows, to be edited; refused where it is no CSV. */
    static TableText readable(String text) {
        return TableText.of(text)
                .orElseThrow(() -> PatchView.rejected(
                        0, "the text is no CSV: a quote is not closed, or text follows a closing quote"));
    }
}
