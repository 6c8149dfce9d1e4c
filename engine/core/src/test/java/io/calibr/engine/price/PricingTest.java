package io.calibr.engine.price;

import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.explain.ExplanationText;
import io.calibr.engine.explain.Step;
import io.calibr.engine.guard.Guardrails;
import io.calibr.engine.guard.Reason;
import io.calibr.engine.table.Action;
import io.calibr.engine.table.Action.Direction;
import io.calibr.engine.table.Action.OnBreach;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.Stage;
import io.calibr.model.Money;
import io.calibr.model.Sku;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static io.calibr.engine.price.Fixtures.USD;
import static io.calibr.engine.price.Fixtures.aSku;
import static io.calibr.engine.price.Fixtures.adjust;
import static io.calibr.engine.price.Fixtures.all;
import static io.calibr.engine.price.Fixtures.always;
import static io.calibr.engine.price.Fixtures.dec;
import static io.calibr.engine.price.Fixtures.in;
import static io.calibr.engine.price.Fixtures.inUsd;
import static io.calibr.engine.price.Fixtures.number;
import static io.calibr.engine.price.Fixtures.outcome;
import static io.calibr.engine.price.Fixtures.percent;
import static io.calibr.engine.price.Fixtures.price;
import static io.calibr.engine.price.Fixtures.priced;
import static io.calibr.engine.price.Fixtures.row;
import static io.calibr.engine.price.Fixtures.rules;
import static io.calibr.engine.price.Fixtures.table;
import static io.calibr.engine.price.Fixtures.text;
import static io.calibr.engine.price.Fixtures.usd;
import static io.calibr.engine.price.Fixtures.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PricingTest {

    @Test
    void aConditionSeesThePriceAsItEnteredItsTable() {
        var first = table("first", Stage.ADJUST, HitPolicy.FIRST, always("half", percent("-50")));
        var second = table(
                "second",
                Stage.ADJUST,
                HitPolicy.COLLECT,
                row("cheap", List.of(when("price", Operator.LESS_THAN, number("60"))), percent("+100")),
                row("dear", List.of(when("price", Operator.AT_LEAST, number("60"))), percent("-10")));

        assertThat(outcome(rules(first, second), aSku("100.00").withLive(usd("90.00"))))
                .isEqualTo(priced("100.00"));
    }

    @Test
    void priorityTakesTheHighestNumberAndThenTheTopmost() {
        var rows = table(
                "p",
                Stage.ADJUST,
                HitPolicy.PRIORITY,
                ranked("a", 1, "-1"),
                ranked("b", 5, "-2"),
                ranked("c", 5, "-3"));

        assertThat(outcome(rules(rows), aSku("100.00"))).isEqualTo(priced("98.00"));
    }

    @Test
    void anExclusiveGroupLetsItsTopmostRowAct() {
        var rows = table(
                "c",
                Stage.ADJUST,
                HitPolicy.COLLECT,
                grouped("a", "season", "-10"),
                grouped("b", "season", "-20"),
                always("c", percent("-50")));

        assertThat(outcome(rules(rows), aSku("100.00"))).isEqualTo(priced("45.00"));
    }

    @Test
    void aBoundInARowHoldsOnlyForTheSkusItTouched() {
        var cap = new Action.Floor(dec("95.00"), OnBreach.CLAMP);
        var rows = table(
                "offers",
                Stage.ADJUST,
                HitPolicy.FIRST,
                row("mugs", List.of(when("sku", Operator.IS, text("MUG"))), percent("-10"), cap),
                always("rest", percent("-10")));

        assertThat(outcome(rules(rows), aSku("100.00"))).isEqualTo(priced("95.00"));
        assertThat(outcome(rules(rows), SkuFacts.of(new Sku("CUP"), usd("100.00"))))
                .isEqualTo(priced("90.00"));
    }

    @Test
    void aGuardTableSeesThePriceRoundedToTheMinorUnit() {
        var half = adjust(percent("-50"));
        var cheap = table(
                "cheap",
                Stage.GUARD,
                HitPolicy.FIRST,
                row(
                        "below-ten",
                        List.of(when("price", Operator.LESS_THAN, number("10"))),
                        new Action.Floor(dec("12.00"), OnBreach.CLAMP)));

        assertThat(outcome(rules(half, cheap), aSku("19.99"))).isEqualTo(priced("10.00"));
        assertThat(outcome(rules(half, cheap), aSku("19.98"))).isEqualTo(priced("12.00"));
    }

    @Test
    void whatNothingCoversIsNotRoundedEither() {
        var charm = all(Stage.ROUND, new Action.ToEnding(dec("0.99"), Direction.NEAREST));

        var priced = price(rules(charm), aSku("100.00"));

        assertThat(priced.outcome()).isEqualTo(new PriceOutcome.NotCovered());
        assertThat(priced.explanation().steps())
                .containsExactly(new Step(Stage.BASE, Step.ENGINE, Step.ENGINE, dec("100.00"), dec("100.00")));
    }

    @Test
    void everyBaseStartsWhereItSays() {
        var facts = aSku("100.00").withLive(usd("70.00")).with(new Competition(usd("20.00"), dec("25.005"), 2));

        assertThat(outcome(rules(all(Stage.BASE, new Action.Regular())), facts)).isEqualTo(priced("100.00"));
        assertThat(outcome(rules(all(Stage.BASE, new Action.Live()), adjust(percent("-10"))), facts))
                .isEqualTo(priced("63.00"));
        assertThat(outcome(rules(all(Stage.BASE, new Action.Fixed(dec("9.90")))), facts))
                .isEqualTo(priced("9.90"));
        assertThat(outcome(rules(all(Stage.BASE, new Action.MatchCompetitor())), facts))
                .isEqualTo(priced("20.00"));
        assertThat(outcome(rules(all(Stage.BASE, new Action.BeatCompetitorByAmount(dec("0.05")))), facts))
                .isEqualTo(priced("19.95"));
        assertThat(outcome(rules(adjust(new Action.Multiply(dec("1.005")))), facts))
                .isEqualTo(priced("100.50"));
    }

    @Test
    void anAnnouncementThatNoLongerHoldsIsTakenAwayEvenWhereThePriceStays() {
        var sale = adjust(percent("-20"));

        var outcome = outcome(rules(sale), aSku("100.00").withLive(usd("80.00")).withCompareAt(usd("100.00")));

        assertThat(outcome).isEqualTo(new PriceOutcome.Priced(usd("80.00"), null));
    }

    @Test
    void compareAtAnnouncesTheRegularPriceAboveALowerOne() {
        var sale = adjust(percent("-20"), new Action.CompareAtRegular());
        var rise = adjust(percent("20"), new Action.CompareAtRegular());

        assertThat(outcome(rules(sale), aSku("100.00")))
                .isEqualTo(new PriceOutcome.Priced(usd("80.00"), usd("100.00")));
        assertThat(outcome(rules(rise), aSku("100.00"))).isEqualTo(priced("120.00"));
        assertThat(outcome(rules(sale), aSku("100.00").withLive(usd("80.00"))))
                .isEqualTo(new PriceOutcome.Priced(usd("80.00"), usd("100.00")));
        assertThat(outcome(rules(sale), aSku("100.00").withLive(usd("80.00")).withCompareAt(usd("100.00"))))
                .isEqualTo(new PriceOutcome.Unchanged(usd("80.00")));
    }

    @Test
    void theRegularPriceIsNotAnnouncedBesideItself() {
        var same = adjust(percent("0"), new Action.CompareAtRegular());

        assertThat(outcome(rules(same), aSku("100.00").withLive(usd("80.00")))).isEqualTo(priced("100.00"));
    }

    @Test
    void aTableInAnotherCurrencyIsLeftOut() {
        var euros = SkuFacts.of(new Sku("MUG"), Money.of("10.00", "EUR"));

        var priced = new PricingEngine(rules(adjust(new Action.SetTo(dec("5.00"))))).price(List.of(euros), in("EUR"));

        assertThat(priced.getFirst().outcome()).isEqualTo(new PriceOutcome.NotCovered());
    }

    @Test
    void currenciesAreNeverMixed() {
        var floor = Guardrails.in(USD, new Action.Floor(dec("1.00"), OnBreach.HOLD));
        var engine = new PricingEngine(rules(floor));
        var euros = SkuFacts.of(new Sku("MUG"), Money.of("10.00", "EUR"));

        assertThatIllegalArgumentException().isThrownBy(() -> engine.price(List.of(euros), in("EUR")));
        assertThatIllegalArgumentException().isThrownBy(() -> engine.price(List.of(euros), inUsd()));
        assertThatIllegalArgumentException().isThrownBy(() -> euros.withLive(usd("1.00")));
        assertThatIllegalArgumentException().isThrownBy(() -> euros.with(new Competition(usd("1.00"), dec("1.00"), 1)));
    }

    @Test
    void anAmountBeyondAnyPriceHoldsInsteadOfFailing() {
        var huge = new Action[] {new Action.Multiply(dec("1000000")), new Action.Multiply(dec("1000000"))};

        assertThat(outcome(rules(adjust(huge)), aSku("100.00"))).isInstanceOf(PriceOutcome.Held.class);
    }

    @Test
    void aTrillionIsStillAPriceAndACentMoreIsNot() {
        var aTrillion = new Action[] {new Action.SetTo(dec("1000000")), new Action.Multiply(dec("1000000"))};
        var more = new Action[] {aTrillion[0], aTrillion[1], new Action.Absolute(dec("0.01"))};

        assertThat(outcome(rules(adjust(aTrillion)), aSku("100.00"))).isEqualTo(priced("1000000000000.00"));
        assertThat(outcome(rules(adjust(more)), aSku("100.00")))
                .isEqualTo(new PriceOutcome.Held(List.of(new Reason.NoPrice(dec("1000000000000.01"))), null));
    }

    @Test
    void anExplanationReplaysToTheSameCents() {
        var rules = waterfallRules();

        var priced = price(rules, aSku("14.45"));

        var running = new BigDecimal("14.45");
        for (var step : priced.explanation().steps()) {
            assertThat(step.before()).isEqualByComparingTo(running);
            running = step.after();
        }
        assertThat(priced.outcome()).isEqualTo(priced("13.99"));
        assertThat(running).isEqualByComparingTo("13.99");
        assertThat(price(rules, aSku("14.45"))).isEqualTo(priced);
    }

    @Test
    void aWaterfallNamesRowsConditionsAndTheValuesThatMetThem() {
        var rules = waterfallRules();
        var explanation = price(rules, aSku("14.45")).explanation();

        var text = new ExplanationText(
                rules, term -> Optional.of("MUG").filter(_ -> term.name().equals("sku")));

        assertThat(text.waterfall(explanation))
                .containsExactly(
                        "base regular price: 14.45",
                        "adjust offers row 1 (mugs), sku in MUG, CUP (MUG), price > 10 (14.45): 14.45 > 13.0050",
                        "round ROUND row 1 (r0): 13.0050 > 12.99",
                        "guard clamped to the nearest legal price: 12.99 > 13.99",
                        "guard floor 13.00 USD of the rulebook, room -0.01: broken");
    }

    private static RuleSet waterfallRules() {
        var mugs = row(
                "mugs",
                List.of(
                        when("sku", Operator.IN, text("MUG"), text("CUP")),
                        when("price", Operator.MORE_THAN, number("10"))),
                percent("-10"));
        DecisionTable charm = all(Stage.ROUND, new Action.ToEnding(dec("0.99"), Direction.NEAREST));
        return rules(
                Guardrails.in(USD, new Action.Floor(dec("13.00"), OnBreach.CLAMP)),
                table("offers", Stage.ADJUST, HitPolicy.FIRST, mugs),
                charm);
    }

    private static Row ranked(String id, int priority, String percent) {
        return new Row(id, priority, Optional.empty(), List.of(), List.of(percent(percent)));
    }

    private static Row grouped(String id, String group, String percent) {
        return new Row(id, 0, Optional.of(group), List.of(), List.of(percent(percent)));
    }
}
