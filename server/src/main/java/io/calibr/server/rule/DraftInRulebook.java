package io.calibr.server.rule;

import io.calibr.engine.compile.RuleSet;
import io.calibr.model.ProjectId;
import io.calibr.model.RuleId;
import io.calibr.model.RulebookId;
import io.calibr.server.problem.Kind;
import io.calibr.server.rule.RuleExamination.Named;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;

/** Puts a text in the place of a rule in a published rulebook. */
@Dependent
class DraftInRulebook {

    private final RuleStore rules;
    private final RuleVersionStore versions;
    private final RulebookStore rulebooks;
    private final RulebookVersionStore rulebookVersions;

    @Inject
    DraftInRulebook(
            RuleStore rules,
            RuleVersionStore versions,
            RulebookStore rulebooks,
            RulebookVersionStore rulebookVersions) {
        this.rules = rules;
        this.versions = versions;
        this.rulebooks = rulebooks;
        this.rulebookVersions = rulebookVersions;
    }

    /** The rulebook as it was published last, with this text where it has the rule. */
    Examination<RuleSet> within(
            ProjectId project, String idOrSlug, RuleId rule, RuleText text, RuleExamination examination) {
        var rulebook = ImpactSubjects.id(idOrSlug)
                .flatMap(id -> rulebooks.find(project, new RulebookId(id)))
                .or(() -> rulebooks.find(project, idOrSlug))
                .orElseThrow(() -> Kind.RULEBOOK_NOT_FOUND.with("rulebook", idOrSlug));
        var version = rulebookVersions
                .latest(project, rulebook.id())
                .orElseThrow(() -> Kind.NOT_PUBLISHED.with("rulebook", idOrSlug));
        var pinned = versions.pinned(project, version.id());
        if (pinned.stream().noneMatch(each -> each.rule().equals(rule))) {
            throw Kind.INVALID_VALUE
                    .because("the published rulebook does not have the rule")
                    .with("member", "rulebook")
                    .with("rulebook", idOrSlug);
        }
        return examination.examine(named(project, pinned, rule, text), version.guardrails());
    }

    private List<Named> named(ProjectId project, List<RuleVersion> pinned, RuleId swapped, RuleText text) {
        var ids = pinned.stream().map(RuleVersion::rule).toList();
        var slugs = rules.findAll(project, ids).stream()
                .collect(Collectors.toMap(Rule::id, rule -> rule.naming().slug()));
        return pinned.stream()
                .map(version -> new Named(
                        slugs.getOrDefault(version.rule(), ""), version.rule().equals(swapped) ? text : version.text()))
                .toList();
    }
}
