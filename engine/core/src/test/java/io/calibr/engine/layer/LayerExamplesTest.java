package io.calibr.engine.layer;

import io.calibr.engine.layer.LayerStack.Sale;
import io.calibr.model.LayerId;
import io.calibr.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.calibr.engine.price.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

/** The worked examples 21 to 24 of the pricing contract: r 100; sale A -20 % 10-20 July, sale B -10 % 15-25 July. */
class LayerExamplesTest {

    private static final Money REGULAR = usd("100.00");
    private static final Sale A = sale(1, 10, 20, 5, "0.80");
    private static final Sale B = sale(2, 15, 25, 9, "0.90");

    @ParameterizedTest
    @CsvSource({"12, 80.00", "17, 80.00", "22, 90.00", "26, 100.00"})
    @DisplayName("21: best for the customer on 12, 17, 22 and 26 July is 80, 80, 90, 100")
    void bestForTheCustomer(int day, String price) {
        assertThat(on(day, LayerPolicy.BEST_FOR_CUSTOMER, A, B)).isEqualTo(usd(price));
    }

    @Test
    @DisplayName("22: compound on 17 July is 72.00")
    void compound() {
        assertThat(on(17, LayerPolicy.COMPOUND, A, B)).isEqualTo(usd("72.00"));
    }

    @ParameterizedTest
    @CsvSource({"17, 90.00", "22, 90.00", "26, 100.00"})
    @DisplayName("23: with A undone it is 90, 90, 100")
    void undone(int day, String price) {
        assertThat(on(day, LayerPolicy.BEST_FOR_CUSTOMER, B)).isEqualTo(usd(price));
    }

    @Test
    @DisplayName("24: live 85.00 on 3 of the last 30 days, sale -20 %: sells 80.00, compare-at 85.00, advertised 5 %")
    void omnibus() {
        var began = july(10);
        var history = List.of(
                new PricePeriod(Instant.MIN, null, REGULAR),
                new PricePeriod(Instant.parse("2024-06-20T00:00:00Z"), null, usd("85.00")),
                new PricePeriod(Instant.parse("2024-06-23T00:00:00Z"), null, REGULAR));

        var price = on(12, LayerPolicy.BEST_FOR_CUSTOMER, A);
        var lowest = Omnibus.USUAL.lowestBefore(began, history, Optional.empty());
        var prior = Omnibus.USUAL.prior(REGULAR, Optional.empty(), lowest);

        assertThat(price).isEqualTo(usd("80.00"));
        assertThat(Omnibus.announced(prior, price)).contains(usd("85.00"));
        assertThat(Omnibus.percentOff(prior, price)).isEqualTo(5);
    }

    @Test
    void theHighestPriorityDecidesAlone() {
        assertThat(on(17, LayerPolicy.HIGHEST_PRIORITY, A, B)).isEqualTo(usd("90.00"));
    }

    @Test
    void theFirstInstantOfAWindowIsInItAndTheLastIsNot() {
        var stack = new LayerStack(LayerPolicy.COMPOUND, List.of(A));

        assertThat(stack.resolve(REGULAR, july(10)).price()).isEqualTo(usd("80.00"));
        assertThat(stack.resolve(REGULAR, july(20).minusNanos(1)).price()).isEqualTo(usd("80.00"));
        assertThat(stack.resolve(REGULAR, july(20)).isLayered()).isFalse();
    }

    @Test
    void theStepsSayWhichSaleCountedAndWhichDidNot() {
        var resolved = new LayerStack(LayerPolicy.BEST_FOR_CUSTOMER, List.of(A, B)).resolve(REGULAR, july(17));

        assertThat(resolved.steps())
                .extracting(step -> step.text(step.layer().equals(A.layer().id()) ? "A" : "B"))
                .containsExactly("B: 100.00 USD > 90.00 USD, another sale counts", "A: 100.00 USD > 80.00 USD");
    }

    private static Money on(int day, LayerPolicy policy, Sale... sales) {
        return new LayerStack(policy, List.of(sales))
                .resolve(REGULAR, july(day))
                .price();
    }

    private static Sale sale(int id, int from, int to, int priority, String factor) {
        var layer = new Layer(new LayerId(new UUID(0, id)), new Window(july(from), july(to)), priority);
        return new Sale(layer, price -> Optional.of(price.times(new BigDecimal(factor), RoundingMode.HALF_UP)));
    }

    private static Instant july(int day) {
        return Instant.parse("2024-07-" + day + "T00:00:00Z");
    }
}
