package io.calibr.rules;

import io.calibr.engine.price.PriceOutcome;
import io.calibr.engine.price.PriceOutcome.Priced;
import io.calibr.engine.price.PriceOutcome.Unchanged;
import io.calibr.model.Money;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the reseller rulebook does with the real catalogue on the demo's day. */
class ResellerDryRunTest {

    private static final LocalDate DAY = LocalDate.of(2024, 7, 20);

    @Test
    void theTouringPromotionsAreTheOnlyOffersForOnePiece() {
        var outcomes = StarterRules.priced("reseller", "Reseller", DAY);

        assertThat(outcomes.values().stream().filter(Priced.class::isInstance)).hasSize(14);
        assertThat(outcomes.get("BK-T18U-54")).isEqualTo(announced("631.00", "742.35"));
        assertThat(outcomes.get("BK-T79Y-46")).isEqualTo(announced("1907.26", "2384.07"));
    }

    @Test
    void moreWaterBottlesCostLessEach() {
        assertThat(bottle(1)).isEqualTo(new Unchanged(Money.of("4.99", "USD")));
        assertThat(bottle(11)).isEqualTo(new Priced(Money.of("4.89", "USD"), null));
        assertThat(bottle(15)).isEqualTo(new Priced(Money.of("4.74", "USD"), null));
        assertThat(bottle(25)).isEqualTo(new Priced(Money.of("4.49", "USD"), null));
    }

    @Test
    void beyondTheBandsThereIsNoDiscount() {
        assertThat(bottle(61)).isEqualTo(new Unchanged(Money.of("4.99", "USD")));
    }

    private static PriceOutcome bottle(int quantity) {
        Map<String, PriceOutcome> outcomes = StarterRules.priced("reseller", "Reseller", DAY, quantity);
        return outcomes.getOrDefault("WB-H098", new PriceOutcome.NotCovered());
    }

    private static Priced announced(String price, String regular) {
        return new Priced(Money.of(price, "USD"), Money.of(regular, "USD"));
    }
}
