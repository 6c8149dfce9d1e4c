package io.calibr.engine.check;

import io.calibr.engine.guard.GuardKind;
import io.calibr.engine.price.PricingEngine;
import io.calibr.engine.price.SkuFacts;
import io.calibr.engine.table.Action;
import io.calibr.engine.table.Action.OnBreach;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Stage;
import io.calibr.model.Sku;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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

class ImpactCountTest {

    /** Ten per cent off below 100, half off above, and nothing above a thousand. */
    private static final Action MARGIN = new Action.MinMargin(dec("20"), OnBreach.HOLD);

    @Test
    void marginsAreWeightedByPriceAndChangesAreNot() {
        var impact = impact(sku("A", "10.00", "5.00"), sku("B", "90.00", "9.00"), sku("NO-COST", "50.00", null));

        assertThat(impact.outcomes()).isEqualTo(new Impact.Outcomes(2, 0, 1, 0, 0));
        assertThat(impact.outcomes().skus()).isEqualTo(3);
        assertThat(impact.averageChange()).contains(dec("-10.00"));
        assertThat(impact.marginBefore()).contains(dec("86.00"));
        assertThat(impact.marginAfter()).contains(dec("84.44"));
        assertThat(impact.held()).isEqualTo(Map.of("MISSING", 1));
    }

    @Test
    void aBreachNamesTheRowTheGuardrailAndOneSkuOfAll() {
        var impact = impact(sku("X", "200.00", "90.00"), sku("Y", "300.00", "140.00"), sku("Z", "80.00", "70.00"));

        assertThat(impact.breaches()).hasSize(2);
        var worst = impact.breaches().getFirst();
        assertThat(worst.skus()).isEqualTo(2);
        assertThat(worst.sku()).isEqualTo(new Sku("X"));
        assertThat(worst.guard()).isEqualTo(GuardKind.MIN_MARGIN);
        assertThat(worst.row()).hasToString("offers row 2 (half)");
        assertThat(worst.setBy()).hasToString("offers row 2 (half)");
        assertThat(worst.message()).isEqualTo("Row half takes SKU X to 100.00 USD: held by minimum margin 112.50 USD.");
    }

    @Test
    void whatNoRowMatchesIsCountedAndHasNoMargin() {
        var impact = impact(sku("DEAR", "2000.00", "1.00"));

        assertThat(impact.outcomes()).isEqualTo(new Impact.Outcomes(0, 0, 0, 0, 1));
        assertThat(impact.averageChange()).isEmpty();
        assertThat(impact.marginAfter()).isEmpty();
    }

    private static SkuFacts sku(String code, String price, @Nullable String cost) {
        var facts = SkuFacts.of(new Sku(code), usd(price));
        return cost == null ? facts : facts.withCost(usd(cost));
    }

    private static Impact impact(SkuFacts... skus) {
        var offers = table(
                "offers",
                Stage.ADJUST,
                HitPolicy.FIRST,
                row("tenth", List.of(when("regular", Operator.LESS_THAN, number("100"))), percent("-10"), MARGIN),
                row("half", List.of(when("regular", Operator.LESS_THAN, number("1000"))), percent("-50"), MARGIN));
        var rules = rules(offers);
        var count = new ImpactCount(rules);
        var priced = new PricingEngine(rules).price(List.of(skus), inUsd());
        for (var index = 0; index < skus.length; index++) {
            count.add(skus[index], priced.get(index));
        }
        return count.impact(20);
    }
}
