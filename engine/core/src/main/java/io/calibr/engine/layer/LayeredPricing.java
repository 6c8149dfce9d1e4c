package io.calibr.engine.layer;

import io.calibr.engine.price.ChangeHistory;
import io.calibr.engine.price.KnownPrices;
import io.calibr.engine.price.PriceOutcome;
import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.price.PricingEngine;
import io.calibr.engine.price.SkuFacts;
import io.calibr.model.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Prices SKUs through layers whose effects are rule sets. A layer's rules are given the price they are asked about as the
 * regular price, no live price and no history of changes: what was sold before never decides what is sold now, so a layer
 * that is taken away leaves nothing behind. Where they hold a price, conflict or match nothing, the layer says nothing.
 */
public final class LayeredPricing {

    private final LayerPolicy policy;
    private final List<RuledLayer> layers;

    /** @param layers in any order, of which those are asked whose window holds */
    public LayeredPricing(LayerPolicy policy, List<RuledLayer> layers) {
        this.policy = policy;
        this.layers = layers.stream()
                .sorted(Comparator.comparing(RuledLayer::layer, Layer.ACTING))
                .toList();
    }

    /** A layer and the rules that are its effect. */
    public record RuledLayer(Layer layer, PricingEngine rules) {}

    /**
     * The selling prices at the instant of the request.
     *
     * @param skus with the price without layers as their regular price
     * @return one result for each SKU, in the order given
     */
    public List<LayeredPrice> price(List<SkuFacts> skus, PriceRequest request) {
        var resolving = skus.stream()
                .map(facts -> policy.start(facts.prices().regular()))
                .toList();
        layers.stream().filter(one -> one.layer().isActive(request.asOf())).forEach(one -> {
            var asked = IntStream.range(0, skus.size())
                    .mapToObj(sku -> asked(skus.get(sku), resolving.get(sku).base()))
                    .toList();
            var answers = one.rules().price(asked, request);
            for (var sku = 0; sku < skus.size(); sku++) {
                resolving.get(sku).take(one.layer().id(), price(answers.get(sku).outcome()));
            }
        });
        return resolving.stream().map(Resolving::arrive).toList();
    }

    private static SkuFacts asked(SkuFacts facts, Money price) {
        var known = facts.prices();
        return facts.with(new KnownPrices(price, null, null, known.cost(), known.map()))
                .with(ChangeHistory.NONE);
    }

    private static Optional<Money> price(PriceOutcome outcome) {
        return switch (outcome) {
            case PriceOutcome.Priced priced -> Optional.of(priced.price());
            case PriceOutcome.Unchanged unchanged -> Optional.of(unchanged.price());
            case PriceOutcome.Held _, PriceOutcome.Conflicting _, PriceOutcome.NotCovered _ -> Optional.empty();
        };
    }
}
