package io.calibr.rules;

import io.calibr.engine.price.PriceOutcome;
import io.calibr.engine.price.PriceOutcome.Held;
import io.calibr.engine.price.PriceOutcome.NotCovered;
import io.calibr.engine.price.PriceOutcome.Priced;
import io.calibr.engine.price.PriceOutcome.Unchanged;
import io.calibr.model.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

/** What the retail rulebook does with the real catalogue on the demo's day. */
class RetailDryRunTest {

    private static final LocalDate DAY = LocalDate.of(2024, 7, 20);
    private static final Map<String, PriceOutcome> OUTCOMES = StarterRules.priced("retail", "Customer", DAY);

    @Test
    void mostPricesMoveToACharmEnding() {
        var counts = OUTCOMES.values().stream().collect(groupingBy(Object::getClass, counting()));

        assertThat(counts)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(Priced.class, 168L, Unchanged.class, 18L, Held.class, 11L, NotCovered.class, 9L));
    }

    @Test
    void thePricesOnOfferAreHalfPriceOrLessAndAnnounceTheRegularOne() {
        var onOffer = skus(RetailDryRunTest::isOffer);

        assertThat(onOffer)
                .containsExactlyInAnyOrder(
                        "TI-M267", "TI-M602", "TI-M823", "PD-M282", "PD-M340", "PD-M562", "PD-R347", "PD-R563",
                        "PD-R853", "PD-T852");
        assertThat(OUTCOMES.values()).filteredOn(RetailDryRunTest::isOffer).allMatch(RetailDryRunTest::isHalfPrice);
    }

    @Test
    void aGuardrailHoldsWhatWouldBeTooCheapOrMoveTooFar() {
        var held = skus(Held.class::isInstance);

        assertThat(held)
                .containsExactlyInAnyOrder(
                        "CA-1098",
                        "LJ-0192-S",
                        "LJ-0192-M",
                        "LJ-0192-L",
                        "LJ-0192-X",
                        "SJ-0194-S",
                        "SJ-0194-M",
                        "SJ-0194-L",
                        "SJ-0194-X",
                        "SE-T924",
                        "PK-7098");
    }

    @Test
    void goodsWithoutACategoryAreLeftAlone() {
        var left = skus(NotCovered.class::isInstance);

        assertThat(left).hasSize(9).allMatch(sku -> sku.startsWith("SA-"));
    }

    @Test
    void aCharmStepIsSmall() {
        var offers = skus(RetailDryRunTest::isOffer);
        var shop = Starter.shopPrices(DAY);

        assertThat(OUTCOMES).allSatisfy((sku, outcome) -> {
            if (outcome instanceof Priced priced && !offers.contains(sku)) {
                assertThat(priced.price().amount().doubleValue())
                        .isBetween(0.90 * before(shop, sku), 1.05 * before(shop, sku));
            }
        });
    }

    @Test
    void pricesOfEverySizeEndAsTheirBandSays() {
        assertThat(OUTCOMES.get("FE-6654")).isEqualTo(new Priced(usd("21.99"), null));
        assertThat(OUTCOMES.get("BB-8107")).isEqualTo(new Priced(usd("99.99"), null));
        assertThat(OUTCOMES.get("BK-M68B-38")).isEqualTo(new Priced(usd("2299.00"), null));
    }

    @Test
    void aWeekAfterTheOffersEndNothingIsOnOffer() {
        var september = StarterRules.priced("retail", "Customer", LocalDate.of(2024, 9, 1));

        assertThat(september.get("PD-M282")).isEqualTo(new Priced(usd("39.99"), null));
    }

    @Test
    void aCustomersOfferIsNotAResellers() {
        var wrongList = StarterRules.priced("retail", "Reseller", DAY);

        assertThat(wrongList.get("PD-M282")).isEqualTo(new Priced(usd("39.99"), null));
    }

    private static boolean isOffer(PriceOutcome outcome) {
        return outcome instanceof Priced(var _, var compareAt) && compareAt != null;
    }

    private static boolean isHalfPrice(PriceOutcome outcome) {
        return outcome instanceof Priced(var price, var compareAt)
                && compareAt != null
                && price.minorUnits() * 2 <= compareAt.minorUnits();
    }

    private static List<String> skus(Predicate<PriceOutcome> which) {
        return OUTCOMES.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static double before(String shop, String sku) {
        return shop.lines()
                .filter(line -> line.startsWith(sku + ","))
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[1]))
                .findFirst()
                .orElseThrow();
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
