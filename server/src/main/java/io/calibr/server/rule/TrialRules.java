package io.calibr.server.rule;

import io.calibr.engine.compile.RuleSet;
import io.calibr.server.rule.RuleExamination.Named;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Compiles rules that are only thought about, with the words of a project. Nothing of them is kept. */
@Dependent
public class TrialRules {

    private final ProjectVocabulary vocabulary;

    @Inject
    TrialRules(ProjectVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * A rule that need not exist.
     *
     * @param slug what findings call it by
     * @param kind {@code table} or {@code drl}
     */
    public record TrialRule(String slug, String kind, String text) {}

    /** What the rules mean together; a refusal lists everything that is wrong with them. */
    @Transactional
    public RuleSet compile(ProjectScope scope, List<TrialRule> rules, GuardrailText guardrails) {
        var named = rules.stream()
                .map(rule -> new Named(rule.slug(), new RuleText(RuleText.Format.of(rule.kind()), rule.text(), "")))
                .toList();
        return new RuleExamination(vocabulary.of(scope.project()))
                .examine(named, guardrails)
                .orRefuse();
    }
}
