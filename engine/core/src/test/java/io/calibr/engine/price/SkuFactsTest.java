package io.calibr.engine.price;

import io.calibr.engine.table.Value;
import io.calibr.model.Money;
import io.calibr.model.Sku;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static io.calibr.engine.price.Fixtures.NOON;
import static io.calibr.engine.price.Fixtures.aSku;
import static io.calibr.engine.price.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SkuFactsTest {

    @Test
    void aFactIsAddedToThoseKnownBefore() {
        var competition = Competition.of(List.of(usd("19.00")));
        var history = new ChangeHistory(NOON, 1);
        Map<String, Value> attributes = Map.of("brand", new Value.Text("Acme"));

        var known = aSku("20.00")
                .withTags(Set.of("summer"))
                .withAttributes(attributes)
                .withStock(3)
                .with(history)
                .with(competition)
                .withMap(usd("15.00"))
                .withCost(usd("12.00"))
                .withCompareAt(usd("25.00"))
                .withLive(usd("18.00"));

        assertThat(known)
                .isEqualTo(new SkuFacts(
                        new Sku("MUG"),
                        new KnownPrices(usd("20.00"), usd("18.00"), usd("25.00"), usd("12.00"), usd("15.00")),
                        competition,
                        history,
                        3L,
                        attributes,
                        Set.of("summer")));
    }

    @Test
    void everyAmountIsInTheCurrencyOfTheRegularPrice() {
        var euros = Money.of("1.00", "EUR");

        assertThatIllegalArgumentException().isThrownBy(() -> aSku("20.00").withLive(euros));
        assertThatIllegalArgumentException().isThrownBy(() -> aSku("20.00").withCompareAt(euros));
        assertThatIllegalArgumentException().isThrownBy(() -> aSku("20.00").withCost(euros));
        assertThatIllegalArgumentException().isThrownBy(() -> aSku("20.00").withMap(euros));
    }

    @Test
    void aPriceThatNeverChangedHasChangedNoTimesToday() {
        assertThat(new ChangeHistory(null, 0)).isEqualTo(ChangeHistory.NONE);
        assertThatIllegalArgumentException().isThrownBy(() -> new ChangeHistory(null, -1));
    }
}
