package io.calibr.server.rule;

import io.calibr.engine.compile.RuleCompiler;
import io.calibr.engine.example.ExampleReader;
import io.calibr.engine.example.Matched;
import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.price.SkuFacts;
import io.calibr.engine.vocabulary.Vocabulary;
import io.calibr.model.RuleId;
import io.calibr.model.Sku;
import io.calibr.server.catalog.Catalogue;
import io.calibr.server.catalog.Selection;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Tries one SKU on a rule by itself and says which rows match. Nothing is written. */
@Dependent
class MatchRule {

    private final RuleTexts texts;
    private final ProjectVocabulary vocabulary;
    private final Catalogue catalogue;
    private final Clock clock;

    @Inject
    MatchRule(RuleTexts texts, ProjectVocabulary vocabulary, Catalogue catalogue, Clock clock) {
        this.texts = texts;
        this.vocabulary = vocabulary;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** What to try a rule on. */
    sealed interface Subject {
        /** Facts by term, each as a cell would have it. */
        record Facts(Map<String, String> facts) implements Subject {}

        /** A SKU of the catalogue with its prices on a list; empty for the project's only one. */
        record InCatalogue(Sku sku, Optional<String> priceList) implements Subject {}
    }

    private record Case(SkuFacts facts, PriceRequest request) {}

    @Transactional
    Matched match(ProjectScope scope, RuleId id, RuleTexts.Wanted text, Subject subject) {
        var rule = texts.anyRule(scope, id);
        var words = vocabulary.of(scope.project());
        var table = new RuleExamination(words)
                .compiled(rule.naming().slug(), texts.text(rule, text))
                .orRefuse();
        var tried = switch (subject) {
            case Subject.Facts(var facts) -> given(scope, words, facts);
            case Subject.InCatalogue(var sku, var list) -> found(scope, sku, list);
        };
        return Matched.of(table, new RuleCompiler(words), tried.facts(), tried.request());
    }

    private Case given(ProjectScope scope, Vocabulary words, Map<String, String> facts) {
        var usual = PriceRequest.of(scope.currency(), clock.instant(), scope.zone());
        try {
            var example = new ExampleReader(words, usual).example(facts);
            return new Case(example.facts(), example.request());
        } catch (IllegalArgumentException wrong) {
            throw Kind.INVALID_VALUE.because(String.valueOf(wrong.getMessage())).with("member", "facts");
        }
    }

    private Case found(ProjectScope scope, Sku sku, Optional<String> priceList) {
        var list = catalogue.priceList(scope.project(), priceList);
        var selection = new Selection(scope.project(), scope.zone(), list, clock.instant(), Optional.empty());
        var facts = catalogue.find(selection, sku).orElseThrow(() -> Kind.SKU_NOT_FOUND.with("sku", sku.value()));
        return new Case(facts, selection.request(""));
    }
}
