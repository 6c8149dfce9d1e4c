package io.calibr.server.run;

import io.calibr.engine.layer.LayeredPrice;
import io.calibr.engine.layer.LayeredPricing;
import io.calibr.engine.layer.LayeredPricing.RuledLayer;
import io.calibr.engine.layer.Omnibus;
import io.calibr.engine.price.PricingEngine;
import io.calibr.engine.price.SkuFacts;
import io.calibr.model.Money;
import io.calibr.model.ProjectId;
import io.calibr.server.rule.RuleSets;
import io.calibr.server.rule.RuleSets.Published;
import io.calibr.server.run.ExplanationStore.Stored;
import io.calibr.server.run.ExplanationView.StepView;
import io.calibr.server.run.LayerPins.Pinned;
import io.calibr.server.run.TargetView.Prices;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Explains and executes again what a LAYER run made of a price, from the layers it pinned. */
@Dependent
class PinnedLayers {

    private final RuleSets rules;

    @Inject
    PinnedLayers(RuleSets rules) {
        this.rules = rules;
    }

    /** @param agree whether every layer's rules have the hash that was pinned */
    record Executed(Prices prices, boolean agree, String hashes) {}

    static ExplanationView explain(Run run, SkuFacts facts, Stored stored) {
        var pins = LayerPins.read(run.plan().pins().request());
        var names = pins.layers().stream().collect(Collectors.toMap(Pinned::id, Pinned::name));
        var currency = facts.prices().regular().currency();
        var regular = facts.prices().regular();
        var steps = new ArrayList<StepView>();
        var waterfall = new ArrayList<String>();
        steps.add(step("base", "price without sales", regular, regular));
        waterfall.add("base price without sales: " + regular);
        for (var step : LayerLine.steps(stored.steps(), currency)) {
            var name = names.getOrDefault(step.layer(), step.layer().toString());
            steps.add(step("layer", step.acts() ? name : name + ", another sale counts", step.before(), step.after()));
            waterfall.add("layer " + step.text(name));
        }
        var price = new Money(stored.steps().getJsonNumber("price").longValue(), currency);
        return new ExplanationView(facts.sku(), stored.outcome(), price, null, List.of(), steps, waterfall);
    }

    Executed execute(Run run, SkuFacts facts, Stored stored) {
        var pins = LayerPins.read(run.plan().pins().request());
        var published = published(run.plan().project(), pins);
        var request = RequestJson.read(run.plan().pins().request(), run.plan().asOf());
        var layered = published.entrySet().stream()
                .map(one -> new RuledLayer(
                        one.getKey().layer(), new PricingEngine(one.getValue().rules())))
                .toList();
        var price = new LayeredPricing(pins.policy(), layered)
                .price(List.of(facts), request)
                .getFirst();
        return new Executed(
                new Prices(price.price(), announced(price, stored).orElse(null)),
                published.entrySet().stream()
                        .allMatch(one -> one.getKey()
                                .ruleSetHash()
                                .equals(one.getValue().rules().hash())),
                pins.layers().stream().map(Pinned::ruleSetHash).collect(Collectors.joining(" ")));
    }

    private static Optional<Money> announced(LayeredPrice price, Stored stored) {
        var currency = price.regular().currency();
        var prior = new Money(stored.steps().getJsonNumber("prior").longValue(), currency);
        return price.isReduced() ? Omnibus.announced(prior, price.price()) : Optional.empty();
    }

    private Map<Pinned, Published> published(ProjectId project, LayerPins pins) {
        var published = new LinkedHashMap<Pinned, Published>();
        for (var pinned : pins.layers()) {
            var found = pinned.rulebookVersion() != null
                    ? rules.rulebookVersion(project, pinned.rulebookVersion())
                    : Optional.ofNullable(pinned.ruleVersion()).flatMap(version -> rules.ruleVersion(project, version));
            published.put(
                    pinned,
                    found.orElseThrow(
                            () -> new IllegalStateException("a layer's rules are published for ever: " + pinned)));
        }
        return published;
    }

    private static StepView step(String stage, String cause, Money before, Money after) {
        return new StepView(
                stage,
                cause,
                List.of(),
                before.amount().toPlainString(),
                after.amount().toPlainString(),
                null,
                null,
                null,
                null,
                null);
    }
}
