package io.calibr.server.rule;

import io.calibr.model.RuleId;
import io.calibr.model.RulebookId;
import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Shows rules and rulebooks. */
@Dependent
class ReadRules {

    private final RuleStore rules;
    private final RuleVersionStore versions;
    private final RulebookStore rulebooks;

    @Inject
    ReadRules(RuleStore rules, RuleVersionStore versions, RulebookStore rulebooks) {
        this.rules = rules;
        this.versions = versions;
        this.rulebooks = rulebooks;
    }

    @Transactional
    Page<RuleView> rules(ProjectScope scope, PageRequest page) {
        var read = rules.page(scope.project(), page.after().orElse(""), page.read());
        var published = versions.publications(
                scope.project(), read.stream().map(Rule::id).toList());
        return Page.of(read, page, rule -> rule.naming().slug())
                .map(rule -> RuleView.of(rule, published.get(rule.id())));
    }

    @Transactional
    RuleView rule(ProjectScope scope, RuleId id) {
        return rules.find(scope.project(), id)
                .map(rule -> RuleView.of(
                        rule,
                        versions.publications(scope.project(), List.of(id)).get(id)))
                .orElseThrow(() -> Kind.RULE_NOT_FOUND.with("rule", id));
    }

    @Transactional
    Page<RuleVersionView> versions(ProjectScope scope, RuleId id, PageRequest page) {
        rule(scope, id);
        var below = page.after().map(ReadRules::number).orElse(Integer.MAX_VALUE);
        return Page.of(
                        versions.history(scope.project(), id, below, page.read()),
                        page,
                        version -> Integer.toString(version.number()))
                .map(RuleVersionView::of);
    }

    @Transactional
    Page<RulebookView> rulebooks(ProjectScope scope, PageRequest page) {
        var read = rulebooks.page(scope.project(), page.after().orElse(""), page.read());
        var unpublished = rulebooks.unpublished(scope.project());
        return Page.of(read, page, rulebook -> rulebook.naming().slug())
                .map(rulebook -> RulebookView.of(rulebook, unpublished.contains(rulebook.id())));
    }

    @Transactional
    RulebookView rulebook(ProjectScope scope, RulebookId id) {
        return rulebooks
                .find(scope.project(), id)
                .map(rulebook -> RulebookView.of(
                        rulebook, rulebooks.unpublished(scope.project()).contains(id)))
                .orElseThrow(() -> Kind.RULEBOOK_NOT_FOUND.with("rulebook", id));
    }

    private static int number(String key) {
        try {
            return Integer.parseInt(key);
        } catch (NumberFormatException notOurs) {
            throw Kind.CURSOR_INVALID.because("it is not a cursor of this list");
        }
    }
}
