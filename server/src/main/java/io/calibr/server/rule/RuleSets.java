package io.calibr.server.rule;

import io.calibr.engine.compile.RuleSet;
import io.calibr.model.ProjectId;
import io.calibr.model.RuleId;
import io.calibr.model.RulebookId;
import io.calibr.server.catalog.PriceList;
import io.calibr.server.problem.Kind;
import io.calibr.server.rule.CompiledRuleSets.Compiled;
import io.calibr.server.rule.RuleExamination.Named;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Published rules, compiled, for whoever prices with them. */
@Dependent
public class RuleSets {

    private final RuleStore rules;
    private final RuleVersionStore ruleVersions;
    private final RulebookStore rulebooks;
    private final RulebookVersionStore rulebookVersions;
    private final ProjectVocabulary vocabulary;
    private final CompiledRuleSets compiled;

    @Inject
    RuleSets(
            RuleStore rules,
            RuleVersionStore ruleVersions,
            RulebookStore rulebooks,
            RulebookVersionStore rulebookVersions,
            ProjectVocabulary vocabulary,
            CompiledRuleSets compiled) {
        this.rules = rules;
        this.ruleVersions = ruleVersions;
        this.rulebooks = rulebooks;
        this.rulebookVersions = rulebookVersions;
        this.vocabulary = vocabulary;
        this.compiled = compiled;
    }

    /**
     * A published version and what it means.
     *
     * @param version id of the rule version or rulebook version
     * @param name of the rule or rulebook
     * @param sources of the rule set's tables, in their order
     */
    public record Published(UUID version, String name, int number, RuleSet rules, List<Source> sources) {
        public Published {
            sources = List.copyOf(sources);
        }

        /** The rule set, unless its guardrails are amounts of another currency than a price list's. */
        public RuleSet rulesFor(PriceList list) {
            var guardrails = rules.guardrails();
            if (guardrails.holdAmounts() && !list.currency().equals(guardrails.currency())) {
                throw Kind.INVALID_VALUE
                        .because("the guardrails of " + name + " are in " + guardrails.currency() + ", the price list "
                                + list.slug() + " in " + list.currency()
                                + ": put amounts into a guard table for each currency")
                        .with("parameter", "priceList");
            }
            return rules;
        }
    }

    /** The published rule that a table was read from. */
    public record Source(RuleId rule, int version) {}

    /** The version published last of the rulebook with this id or slug; refuses one that is unknown, deleted or unpublished. */
    @Transactional
    public Published latestOfRulebook(ProjectId project, String idOrSlug) {
        var rulebook = id(idOrSlug)
                .flatMap(id -> rulebooks.find(project, new RulebookId(id)))
                .or(() -> rulebooks.find(project, idOrSlug))
                .filter(found -> !found.edited().archived())
                .orElseThrow(() -> Kind.RULEBOOK_NOT_FOUND.with("rulebook", idOrSlug));
        return rulebookVersions
                .latest(project, rulebook.id())
                .map(version -> published(project, version, rulebook))
                .orElseThrow(() -> Kind.NOT_PUBLISHED.with("rulebook", idOrSlug));
    }

    /** The version published last of the rule with this id or slug, as a rule set of one; refuses likewise. */
    @Transactional
    public Published latestOfRule(ProjectId project, String idOrSlug) {
        var rule = id(idOrSlug)
                .flatMap(id -> rules.find(project, new RuleId(id)))
                .or(() -> rules.find(project, idOrSlug))
                .filter(found -> !found.edited().archived())
                .orElseThrow(() -> Kind.RULE_NOT_FOUND.with("rule", idOrSlug));
        return ruleVersions
                .latest(project, rule.id())
                .map(version -> published(project, version, rule))
                .orElseThrow(() -> Kind.NOT_PUBLISHED.with("rule", idOrSlug));
    }

    /** Whether the project has, or had, this rule. */
    @Transactional
    public boolean exists(ProjectId project, RuleId rule) {
        return rules.find(project, rule).isPresent();
    }

    @Transactional
    public Optional<Published> rulebookVersion(ProjectId project, UUID version) {
        return rulebookVersions
                .find(project, version)
                .flatMap(found ->
                        rulebooks.find(project, found.rulebook()).map(rulebook -> published(project, found, rulebook)));
    }

    @Transactional
    public Optional<Published> ruleVersion(ProjectId project, UUID version) {
        return ruleVersions
                .find(project, version)
                .flatMap(found -> rules.find(project, found.rule()).map(rule -> published(project, found, rule)));
    }

    private Published published(ProjectId project, RulebookVersion version, Rulebook rulebook) {
        var ruleSet = compiled.find(version.id()).orElseGet(() -> {
            var pinned = ruleVersions.pinned(project, version.id());
            var named = pinned.stream()
                    .map(rule -> new Named(rule.rule().toString(), rule.text()))
                    .toList();
            return compile(project, version.id(), named, version.guardrails(), pinned);
        });
        return published(version.id(), rulebook.naming(), version.number(), ruleSet);
    }

    private Published published(ProjectId project, RuleVersion version, Rule rule) {
        var ruleSet = compiled.find(version.id()).orElseGet(() -> {
            var alone = List.of(new Named(rule.naming().slug(), version.text()));
            return compile(project, version.id(), alone, GuardrailText.NONE, List.of(version));
        });
        return published(version.id(), rule.naming(), version.number(), ruleSet);
    }

    private static Published published(UUID version, Naming naming, int number, Compiled ruleSet) {
        return new Published(version, naming.name(), number, ruleSet.rules(), ruleSet.sources());
    }

    private Compiled compile(
            ProjectId project, UUID version, List<Named> named, GuardrailText guardrails, List<RuleVersion> pinned) {
        var rules = new RuleExamination(vocabulary.of(project))
                .examine(named, guardrails)
                .orRefuse();
        // in the order of the compiler: by stage, and within a stage as they are pinned
        var sources = pinned.stream()
                .sorted(Comparator.comparing(RuleVersion::stage))
                .map(rule -> new Source(rule.rule(), rule.number()))
                .toList();
        var whole = new Compiled(rules, sources);
        compiled.keep(version, whole);
        return whole;
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException aSlug) {
            return Optional.empty();
        }
    }
}
