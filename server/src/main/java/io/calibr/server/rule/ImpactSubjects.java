package io.calibr.server.rule;

import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.price.PriceRequest;
import io.calibr.model.PriceListId;
import io.calibr.model.ProjectId;
import io.calibr.model.RuleId;
import io.calibr.server.catalog.Catalogue;
import io.calibr.server.catalog.PriceList;
import io.calibr.server.catalog.Selection;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and compiles what an impact is measured with, in a transaction of its own. */
@Dependent
class ImpactSubjects {

    private final RuleTexts texts;
    private final DraftInRulebook drafts;
    private final ProjectVocabulary vocabulary;
    private final Catalogue catalogue;
    private final Clock clock;

    @Inject
    ImpactSubjects(
            RuleTexts texts, DraftInRulebook drafts, ProjectVocabulary vocabulary, Catalogue catalogue, Clock clock) {
        this.texts = texts;
        this.drafts = drafts;
        this.vocabulary = vocabulary;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * What to measure a rule with.
     *
     * @param priceList id or slug; null for the project's only one
     * @param rulebook id or slug; null for the rule by itself
     * @param text whose effect it is
     */
    record Wanted(@Nullable String priceList, @Nullable String rulebook, RuleTexts.Wanted text) {}

    record Subject(RuleSet rules, Selection selection, PriceRequest request) {}

    @Transactional
    Subject find(ProjectScope scope, RuleId id, Wanted wanted) {
        var rule = texts.anyRule(scope, id);
        var text = texts.text(rule, wanted.text());
        var examination = new RuleExamination(vocabulary.of(scope.project()));
        var compiled = wanted.rulebook() == null
                ? examination.alone(rule.naming().slug(), text)
                : drafts.within(scope.project(), wanted.rulebook(), rule.id(), text, examination);
        var list = list(scope.project(), Optional.ofNullable(wanted.priceList()));
        var selection = new Selection(scope.project(), scope.zone(), list, clock.instant(), Optional.empty());
        return new Subject(compiled.orRefuse(), selection, selection.request(""));
    }

    private PriceList list(ProjectId project, Optional<String> idOrSlug) {
        return idOrSlug.flatMap(ImpactSubjects::id)
                .flatMap(id -> catalogue.priceList(project, new PriceListId(id)))
                .orElseGet(() -> catalogue.priceList(project, idOrSlug));
    }

    /** The text as an id; nothing where it is a slug. */
    static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException aSlug) {
            return Optional.empty();
        }
    }
}
