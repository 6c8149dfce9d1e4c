package io.calibr.engine.layer;

import io.calibr.model.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static io.calibr.engine.price.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

class OmnibusTest {

    private static final Instant BEGAN = Instant.parse("2024-07-31T00:00:00Z");
    private static final PricePeriod ALWAYS = new PricePeriod(Instant.MIN, null, usd("100.00"));

    @Test
    void aPriceThatEndedAsTheThirtyDaysBeganDoesNotCountAndOneThatHeldThenDoes() {
        var begin = BEGAN.minus(Omnibus.LOOK_BACK);
        var ended = new PricePeriod(begin.minusSeconds(60), begin, usd("50.00"));
        var held = new PricePeriod(begin.minusSeconds(60), begin.plusSeconds(1), usd("60.00"));

        assertThat(lowest(ALWAYS, ended)).contains(usd("100.00"));
        assertThat(lowest(ALWAYS, held)).contains(usd("60.00"));
    }

    @Test
    void thePriceTheReductionBeganWithDoesNotCount() {
        assertThat(lowest(ALWAYS, new PricePeriod(BEGAN, null, usd("80.00")))).contains(usd("100.00"));
    }

    @Test
    void whatWasLaterCorrectedCountsAsItWasCorrected() {
        var wrong = new PricePeriod(BEGAN.minusSeconds(600), null, usd("1.00"));
        var right = new PricePeriod(BEGAN.minusSeconds(600), null, usd("90.00"));

        assertThat(lowest(ALWAYS, wrong, right)).contains(usd("90.00"));
    }

    @Test
    void aPriceThatHeldAgainWithinTheThirtyDaysCounts() {
        var usual = new PricePeriod(Instant.MIN, null, usd("70.00"));
        var dearer =
                new PricePeriod(BEGAN.minus(Omnibus.LOOK_BACK).minusSeconds(60), BEGAN.minusSeconds(60), usd("80.00"));

        assertThat(lowest(usual, dearer)).contains(usd("70.00"));
    }

    @Test
    void thePriorPriceIsNeverAboveTheRegularOne() {
        assertThat(Omnibus.USUAL.prior(usd("100.00"), Optional.empty(), Optional.of(usd("120.00"))))
                .isEqualTo(usd("100.00"));
    }

    @Test
    void youngGoodsUseTheirOwnTimeOnSale() {
        var beforeSale = new PricePeriod(BEGAN.minusSeconds(9_000), BEGAN.minusSeconds(5_000), usd("10.00"));
        var history = List.of(ALWAYS, beforeSale);
        var since = Optional.of(BEGAN.minusSeconds(1_000));

        assertThat(Omnibus.USUAL.lowestBefore(BEGAN, history, since)).contains(usd("100.00"));
        assertThat(new Omnibus(true, false).lowestBefore(BEGAN, history, since)).contains(usd("10.00"));
    }

    @Test
    void goodsThatAreSoldFirstWithTheSaleHaveNoTimeOfTheirOwn() {
        var history = List.of(new PricePeriod(BEGAN, null, usd("10.00")));

        assertThat(Omnibus.USUAL.lowestBefore(BEGAN, history, Optional.of(BEGAN)))
                .isEmpty();
        assertThat(Omnibus.USUAL.prior(usd("12.00"), Optional.empty(), Optional.empty()))
                .isEqualTo(usd("12.00"));
    }

    @Test
    void aReductionThatGrowsKeepsItsFirstPriorPriceWhereThatIsAllowed() {
        var first = Optional.of(usd("100.00"));
        var lowest = Optional.of(usd("90.00"));

        assertThat(Omnibus.USUAL.prior(usd("100.00"), first, lowest)).isEqualTo(usd("100.00"));
        assertThat(new Omnibus(false, true).prior(usd("100.00"), first, lowest)).isEqualTo(usd("90.00"));
    }

    @Test
    void nothingIsAnnouncedThatIsNotAboveThePrice() {
        assertThat(Omnibus.announced(usd("80.00"), usd("80.00"))).isEmpty();
        assertThat(Omnibus.percentOff(usd("80.00"), usd("80.00"))).isZero();
        assertThat(Omnibus.percentOff(usd("0.00"), usd("0.00"))).isZero();
    }

    @Test
    void thirtyDaysAreSpansOfTimeWhateverTheClocksOfTheZoneDo() {
        var rome = ZoneId.of("Europe/Rome");
        var began = ZonedDateTime.of(2024, 4, 15, 0, 0, 0, 0, rome).toInstant();
        var wallMonth = ZonedDateTime.of(2024, 3, 16, 0, 0, 0, 0, rome).toInstant();
        var dip = new PricePeriod(wallMonth, wallMonth.plusSeconds(1), usd("70.00"));

        // the night of 31 March has 23 hours: 30 wall days are an hour less than 30 days
        assertThat(Omnibus.USUAL.lowestBefore(began, List.of(ALWAYS, dip), Optional.empty()))
                .contains(usd("70.00"));
        assertThat(began.minus(Omnibus.LOOK_BACK)).isEqualTo(wallMonth.minusSeconds(3_600));
    }

    private static Optional<Money> lowest(PricePeriod... history) {
        return Omnibus.USUAL.lowestBefore(BEGAN, List.of(history), Optional.empty());
    }
}
