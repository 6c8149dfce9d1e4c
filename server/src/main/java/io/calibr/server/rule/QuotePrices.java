package io.calibr.server.rule;

import io.calibr.engine.price.PriceOutcome;
import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.price.PricedSku;
import io.calibr.engine.price.PricingEngine;
import io.calibr.engine.price.SkuFacts;
import io.calibr.model.Money;
import io.calibr.model.Sku;
import io.calibr.server.catalog.Catalogue;
import io.calibr.server.catalog.Selection;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what SKUs cost now in given quantities. Nothing is written anywhere. */
@Dependent
class QuotePrices {

    static final int MOST = 500;

    private final Catalogue catalogue;
    private final RuleSets ruleSets;
    private final Clock clock;

    @Inject
    QuotePrices(Catalogue catalogue, RuleSets ruleSets, Clock clock) {
        this.catalogue = catalogue;
        this.ruleSets = ruleSets;
        this.clock = clock;
    }

    /**
     * For what and for whom prices are asked.
     *
     * @param channel what the term {@code channel} reads, for example a shop's connection
     * @param customerGroup what the term {@code customer-group} reads; the list's audience where nothing is said
     */
    record Asked(
            Optional<String> priceList,
            Optional<String> rulebook,
            Optional<String> channel,
            Optional<String> customerGroup) {}

    /** How many of a SKU are asked about. */
    record Wanted(Sku sku, int quantity) {}

    /**
     * What one line costs.
     *
     * @param outcome what the rules came to, {@code selling} where no rules were asked, {@code unknown} for a SKU that the
     *     catalogue or the price list does not have
     */
    record Quoted(Wanted wanted, String outcome, @Nullable Money unitPrice) {}

    /** With a rulebook what it makes of the regular price, without one what Calibr knows the SKU to sell for. */
    @Transactional
    List<Quoted> quote(ProjectScope scope, Asked asked, List<Wanted> wanted) {
        if (wanted.isEmpty() || wanted.size() > MOST) {
            throw Kind.INVALID_VALUE
                    .because("a quote has 1 to " + MOST + " items")
                    .with("member", "items");
        }
        var list = catalogue.priceList(scope.project(), asked.priceList());
        var selection = new Selection(scope.project(), scope.zone(), list, clock.instant(), Optional.empty());
        var facts = catalogue
                .find(selection, wanted.stream().map(Wanted::sku).distinct().toList())
                .stream()
                .collect(Collectors.toMap(SkuFacts::sku, Function.identity()));
        return asked.rulebook()
                .map(book -> ruled(scope, selection, request(asked, selection), book, wanted, facts))
                .orElseGet(() -> wanted.stream()
                        .map(item -> selling(item, facts.get(item.sku())))
                        .toList());
    }

    private List<Quoted> ruled(
            ProjectScope scope,
            Selection selection,
            PriceRequest request,
            String rulebook,
            List<Wanted> wanted,
            Map<Sku, SkuFacts> facts) {
        var rules = ruleSets.latestOfRulebook(scope.project(), rulebook).rulesFor(selection.list());
        var quoted = new ArrayList<Quoted>();
        try (var session = new PricingEngine(rules).session()) {
            for (var item : wanted) {
                var known = facts.get(item.sku());
                quoted.add(
                        known == null
                                ? new Quoted(item, "unknown", null)
                                : ruled(
                                        item,
                                        known,
                                        session.price(List.of(known), request.forQuantity(item.quantity()))));
            }
        }
        return quoted;
    }

    /** Who asks for nobody in particular asks for those the list is for. */
    private static PriceRequest request(Asked asked, Selection selection) {
        var usual = selection.request(asked.channel().orElse(""));
        return usual.to(usual.channel(), asked.customerGroup().orElse(usual.customerGroup()));
    }

    /** Where the rules come to no price, the SKU sells for what it sold for. */
    private static Quoted ruled(Wanted item, SkuFacts facts, List<PricedSku> priced) {
        return switch (priced.getFirst().outcome()) {
            case PriceOutcome.Priced(var price, var compareAt) -> new Quoted(item, "priced", price);
            case PriceOutcome.Unchanged(var price) -> new Quoted(item, "unchanged", price);
            case PriceOutcome.Held held ->
                new Quoted(item, "held", facts.prices().reference());
            case PriceOutcome.Conflicting conflicting ->
                new Quoted(item, "conflicting", facts.prices().reference());
            case PriceOutcome.NotCovered uncovered ->
                new Quoted(item, "not-covered", facts.prices().reference());
        };
    }

    private static Quoted selling(Wanted item, @Nullable SkuFacts facts) {
        return facts == null
                ? new Quoted(item, "unknown", null)
                : new Quoted(item, "selling", facts.prices().reference());
    }
}
