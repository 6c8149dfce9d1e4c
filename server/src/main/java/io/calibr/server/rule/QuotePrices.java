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
     * @param compareAt announced beside the price; null where nothing is
     */
    record Quoted(
            Wanted wanted,
            String outcome,
            @Nullable Money unitPrice,
            @Nullable Money compareAt) {

        /** What it sells for already, with what is announced beside that. */
        static Quoted standing(Wanted wanted, String outcome, SkuFacts facts) {
            var prices = facts.prices();
            return new Quoted(wanted, outcome, prices.reference(), prices.live() == null ? null : prices.compareAt());
        }
    }

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
                .map(book -> ruled(
                        scope,
                        selection,
                        selection.request(asked.channel().orElse(""), asked.customerGroup()),
                        book,
                        wanted,
                        facts))
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
                                ? new Quoted(item, "unknown", null, null)
                                : ruled(
                                        item,
                                        known,
                                        session.price(List.of(known), request.forQuantity(item.quantity()))));
            }
        }
        return quoted;
    }

    /** Where the rules come to no price, the SKU sells for what it sold for. */
    private static Quoted ruled(Wanted item, SkuFacts facts, List<PricedSku> priced) {
        return switch (priced.getFirst().outcome()) {
            case PriceOutcome.Priced(var price, var compareAt) -> new Quoted(item, "priced", price, compareAt);
            case PriceOutcome.Unchanged unchanged -> Quoted.standing(item, "unchanged", facts);
            case PriceOutcome.Held held -> Quoted.standing(item, "held", facts);
            case PriceOutcome.Conflicting conflicting -> Quoted.standing(item, "conflicting", facts);
            case PriceOutcome.NotCovered uncovered -> Quoted.standing(item, "not-covered", facts);
        };
    }

    private static Quoted selling(Wanted item, @Nullable SkuFacts facts) {
        return facts == null ? new Quoted(item, "unknown", null, null) : Quoted.standing(item, "selling", facts);
    }
}
