package io.calibr.server.rule;

import io.calibr.engine.compile.RuleSet;
import io.calibr.model.ProjectId;
import io.calibr.server.rule.Examination.Unsound;
import io.calibr.server.rule.RuleExamination.Named;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The published rules that a rulebook's draft stands for, and what they come to together. */
@Dependent
class PinnedRules {

    private final RuleStore rules;
    private final RuleVersionStore versions;
    private final ProjectVocabulary vocabulary;

    @Inject
    PinnedRules(RuleStore rules, RuleVersionStore versions, ProjectVocabulary vocabulary) {
        this.rules = rules;
        this.versions = versions;
        this.vocabulary = vocabulary;
    }

    /** @param missing why the draft cannot be pinned */
    record Pins(List<RuleVersion> versions, List<Named> named, List<Finding> missing) {}

    Pins of(ProjectId project, Rulebook draft) {
        var wanted = draft.content().rules();
        var slugs = rules.findAll(project, wanted).stream()
                .collect(Collectors.toMap(Rule::id, rule -> rule.naming().slug()));
        var published = versions.latest(project, wanted).stream()
                .collect(Collectors.toMap(RuleVersion::rule, Function.identity()));
        var pinned = wanted.stream()
                .filter(published::containsKey)
                .map(published::get)
                .toList();
        var missing = new ArrayList<Finding>();
        if (wanted.isEmpty()) {
            missing.add(Finding.of(draft.naming().slug(), "empty", "a rulebook has at least one rule"));
        }
        wanted.stream()
                .filter(id -> !published.containsKey(id))
                .map(id ->
                        Finding.of(slugs.getOrDefault(id, id.toString()), "not-published", "the rule is not published"))
                .forEach(missing::add);
        return new Pins(
                pinned,
                pinned.stream()
                        .map(version -> named(slugs.getOrDefault(version.rule(), ""), version))
                        .toList(),
                missing);
    }

    Examination<RuleSet> examine(ProjectId project, Pins pins, GuardrailText guardrails) {
        var examined = new RuleExamination(vocabulary.of(project)).examine(pins.named(), guardrails);
        if (pins.missing().isEmpty()) {
            return examined;
        }
        var findings = new ArrayList<>(pins.missing());
        findings.addAll(examined.findings());
        return new Unsound<>(findings);
    }

    private static Named named(String slug, RuleVersion version) {
        return new Named(slug, version.text());
    }
}
