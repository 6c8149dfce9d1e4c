package io.calibr.engine.layer;

import io.calibr.engine.guard.Guardrails;
import io.calibr.engine.layer.LayeredPricing.RuledLayer;
import io.calibr.engine.price.PricingEngine;
import io.calibr.engine.price.SkuFacts;
import io.calibr.engine.table.Action;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Stage;
import io.calibr.model.LayerId;
import io.calibr.model.Money;
import io.calibr.model.Sku;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.calibr.engine.price.Fixtures.NOON;
import static io.calibr.engine.price.Fixtures.adjust;
import static io.calibr.engine.price.Fixtures.dec;
import static io.calibr.engine.price.Fixtures.inUsd;
import static io.calibr.engine.price.Fixtures.number;
import static io.calibr.engine.price.Fixtures.percent;
import static io.calibr.engine.price.Fixtures.row;
import static io.calibr.engine.price.Fixtures.rules;
import static io.calibr.engine.price.Fixtures.table;
import static io.calibr.engine.price.Fixtures.usd;
import static io.calibr.engine.price.Fixtures.when;
import static org.assertj.core.api.Assertions.assertThat;

/** Layers whose effects are tables. */
class LayeredPricingTest {

    private static final Window NOW = new Window(NOON.minusSeconds(60), NOON.plusSeconds(60));
    private static final RuledLayer FIFTH_OFF = layer(1, 5, NOW, new PricingEngine(rules(adjust(percent("-20")))));
    private static final RuledLayer CHEAP_ONES = layer(
            2,
            9,
            NOW,
            new PricingEngine(rules(table(
                    "cheap",
                    Stage.ADJUST,
                    HitPolicy.FIRST,
                    row("r1", List.of(when("price", Operator.LESS_THAN, number("50"))), percent("-10"))))));

    @Test
    void aLayerWhoseRulesDoNotMatchSaysNothing() {
        assertThat(price(LayerPolicy.HIGHEST_PRIORITY, "100.00", FIFTH_OFF, CHEAP_ONES))
                .isEqualTo(usd("80.00"));
        assertThat(price(LayerPolicy.HIGHEST_PRIORITY, "40.00", FIFTH_OFF, CHEAP_ONES))
                .isEqualTo(usd("36.00"));
    }

    @Test
    void compoundAsksTheNextLayerAboutTheResult() {
        assertThat(price(LayerPolicy.COMPOUND, "40.00", FIFTH_OFF, CHEAP_ONES)).isEqualTo(usd("28.80"));
    }

    @Test
    void aLayerOutsideItsWindowIsNotAsked() {
        var past = layer(3, 9, new Window(NOON.minusSeconds(9), NOON), FIFTH_OFF.rules());

        assertThat(price(LayerPolicy.COMPOUND, "100.00", past)).isEqualTo(usd("100.00"));
    }

    @Test
    void whatTheChannelShowedBeforeDecidesNothing() {
        var limited = new PricingEngine(
                rules(Guardrails.of(new Action.MaxDecrease(dec("30"), Action.OnBreach.HOLD)), adjust(percent("-20"))));
        var layers = new LayeredPricing(LayerPolicy.COMPOUND, List.of(layer(4, 1, NOW, limited)));
        var sku = SkuFacts.of(new Sku("MUG"), usd("100.00"));

        var fromHigh = layers.price(List.of(sku.withLive(usd("500.00"))), inUsd());
        var fromNothing = layers.price(List.of(sku), inUsd());

        assertThat(fromHigh).isEqualTo(fromNothing);
        assertThat(fromHigh.getFirst().price()).isEqualTo(usd("80.00"));
    }

    @Test
    void aPriceThatAGuardrailHoldsIsNotReduced() {
        var careful = new PricingEngine(
                rules(Guardrails.of(new Action.MaxDecrease(dec("10"), Action.OnBreach.HOLD)), adjust(percent("-20"))));

        assertThat(price(LayerPolicy.BEST_FOR_CUSTOMER, "100.00", layer(4, 1, NOW, careful)))
                .isEqualTo(usd("100.00"));
    }

    private static Money price(LayerPolicy policy, String regular, RuledLayer... layers) {
        var sku = SkuFacts.of(new Sku("MUG"), usd(regular));
        return new LayeredPricing(policy, List.of(layers))
                .price(List.of(sku), inUsd())
                .getFirst()
                .price();
    }

    private static RuledLayer layer(int id, int priority, Window window, PricingEngine rules) {
        return new RuledLayer(new Layer(new LayerId(new UUID(0, id)), window, priority), rules);
    }
}
