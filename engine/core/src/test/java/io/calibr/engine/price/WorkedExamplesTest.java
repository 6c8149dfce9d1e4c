package io.calibr.engine.price;

import io.calibr.engine.compile.Compilation;
import io.calibr.engine.compile.Problem;
import io.calibr.engine.compile.RuleCompiler;
import io.calibr.engine.explain.FiredRow;
import io.calibr.engine.guard.GuardKind;
import io.calibr.engine.guard.Guardrails;
import io.calibr.engine.guard.Reason;
import io.calibr.engine.table.Action;
import io.calibr.engine.table.Action.Direction;
import io.calibr.engine.table.Action.OnBreach;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.Stage;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import io.calibr.model.Money;
import io.calibr.model.Sku;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.calibr.engine.price.Fixtures.NOON;
import static io.calibr.engine.price.Fixtures.USD;
import static io.calibr.engine.price.Fixtures.WORDS;
import static io.calibr.engine.price.Fixtures.aSku;
import static io.calibr.engine.price.Fixtures.adjust;
import static io.calibr.engine.price.Fixtures.all;
import static io.calibr.engine.price.Fixtures.always;
import static io.calibr.engine.price.Fixtures.dec;
import static io.calibr.engine.price.Fixtures.in;
import static io.calibr.engine.price.Fixtures.outcome;
import static io.calibr.engine.price.Fixtures.percent;
import static io.calibr.engine.price.Fixtures.priced;
import static io.calibr.engine.price.Fixtures.row;
import static io.calibr.engine.price.Fixtures.rules;
import static io.calibr.engine.price.Fixtures.table;
import static io.calibr.engine.price.Fixtures.text;
import static io.calibr.engine.price.Fixtures.usd;
import static io.calibr.engine.price.Fixtures.when;
import static org.assertj.core.api.Assertions.assertThat;

/** The worked examples of the pricing contract, by their numbers; those that need layers or channels are not here. */
class WorkedExamplesTest {

    private static final DecisionTable TO_99 = charm(Direction.NEAREST);

    @Test
    @DisplayName("1: r 100.00, percent -10 is 90.00")
    void tenPercentOff() {
        assertThat(outcome(rules(adjust(percent("-10"))), aSku("100.00"))).isEqualTo(priced("90.00"));
    }

    @Test
    @DisplayName("2: r 19.99, percent -15 is 16.9915, rounded once to 16.99")
    void percentRoundsOnceAtTheEnd() {
        assertThat(outcome(rules(adjust(percent("-15"))), aSku("19.99"))).isEqualTo(priced("16.99"));
    }

    @Test
    @DisplayName("3: r 50.00, COLLECT rows -10 %, -10 % is 40.50")
    void collectedPercentsCompound() {
        assertThat(outcome(rules(adjust(percent("-10"), percent("-10"))), aSku("50.00")))
                .isEqualTo(priced("40.50"));
    }

    @Test
    @DisplayName("4: the same rows, FIRST is 45.00")
    void firstTakesTheTopmostRowOnly() {
        var first = table(
                "offers", Stage.ADJUST, HitPolicy.FIRST, always("a", percent("-10")), always("b", percent("-10")));

        assertThat(outcome(rules(first), aSku("50.00"))).isEqualTo(priced("45.00"));
    }

    @Test
    @DisplayName("5: r 50.00, COLLECT -10 %, absolute -2.50 is 42.50")
    void percentThenAmount() {
        var rules = rules(adjust(percent("-10"), new Action.Absolute(dec("-2.50"))));

        assertThat(outcome(rules, aSku("50.00"))).isEqualTo(priced("42.50"));
    }

    @ParameterizedTest(name = "6: nearest .99 of {0} is {1}")
    @CsvSource({"13.01,12.99", "13.49,12.99", "13.60,13.99"})
    void nearestEndingWithTiesDown(String wanted, String ending) {
        assertThat(outcome(rules(setTo(wanted), TO_99), aSku("50.00"))).isEqualTo(priced(ending));
    }

    @ParameterizedTest(name = "7: up to .99 of {0} is {1}")
    @CsvSource({"13.01,13.99", "12.99,12.99"})
    void endingUpwards(String wanted, String ending) {
        assertThat(outcome(rules(setTo(wanted), charm(Direction.UP)), aSku("50.00")))
                .isEqualTo(priced(ending));
    }

    @Test
    @DisplayName("8: r 14.45, -10 % (13.005), nearest .99, floor 13.00 clamp is 13.99")
    void clampsToTheNearestLegalEnding() {
        var floor = Guardrails.in(USD, new Action.Floor(dec("13.00"), OnBreach.CLAMP));

        assertThat(outcome(rules(floor, adjust(percent("-10")), TO_99), aSku("14.45")))
                .isEqualTo(priced("13.99"));
    }

    @Test
    @DisplayName("9: as 8 with ceiling 13.50, no .99 inside, is 13.00")
    void clampsToTheBrokenBoundWhereNoEndingIsLegal() {
        var bounds = Guardrails.in(
                USD, new Action.Floor(dec("13.00"), OnBreach.CLAMP), new Action.Ceiling(dec("13.50"), OnBreach.CLAMP));

        assertThat(outcome(rules(bounds, adjust(percent("-10")), TO_99), aSku("14.45")))
                .isEqualTo(priced("13.00"));
    }

    @ParameterizedTest(name = "10 and 11: wanted 9.49, cost {0}, min margin 20 % clamp is {1}")
    @CsvSource({"8.00,10.00", "8.01,10.02"})
    void minimumMarginRoundsInwards(String cost, String result) {
        var margin = Guardrails.of(new Action.MinMargin(dec("20"), OnBreach.CLAMP));

        assertThat(outcome(rules(margin, setTo("9.49")), aSku("50.00").withCost(usd(cost))))
                .isEqualTo(priced(result));
    }

    @Test
    @DisplayName("12: l 20.00, wanted 12.00, max decrease 15 % clamp is 17.00")
    void clampsTheDecrease() {
        var decrease = Guardrails.of(new Action.MaxDecrease(dec("15"), OnBreach.CLAMP));

        assertThat(outcome(rules(decrease, setTo("12.00")), aSku("50.00").withLive(usd("20.00"))))
                .isEqualTo(priced("17.00"));
    }

    @Test
    @DisplayName("13: floor 30.00, ceiling 25.00 is Held, naming both")
    void crossedBoundsHold() {
        var crossed = Guardrails.in(
                USD, new Action.Floor(dec("30.00"), OnBreach.CLAMP), new Action.Ceiling(dec("25.00"), OnBreach.CLAMP));

        var held = outcome(rules(crossed, setTo("27.00")), aSku("50.00"));

        var reason = new Reason.Crossed(GuardKind.FLOOR, usd("30.00"), GuardKind.CEILING, usd("25.00"));
        assertThat(held).isEqualTo(new PriceOutcome.Held(List.of(reason), usd("27.00")));
    }

    @Test
    @DisplayName("14: wanted 45.00, MAP 49.00 hold is Held: MAP; live stays")
    void minimumAdvertisedPriceHolds() {
        var map = Guardrails.of(new Action.MinAdvertised(OnBreach.HOLD));

        var held = outcome(rules(map, setTo("45.00")), aSku("50.00").withMap(usd("49.00")));

        var reason = new Reason.Broken(GuardKind.MIN_ADVERTISED, usd("49.00"));
        assertThat(held).isEqualTo(new PriceOutcome.Held(List.of(reason), usd("45.00")));
    }

    @ParameterizedTest(name = "15 and 16: lowest 20.00, beat {0} %, cost {1}, min margin 20 % clamp is {2}")
    @CsvSource({"1,15.00,19.80", "5,16.00,20.00"})
    void beatsTheCompetitorWithinTheMargin(String beat, String cost, String result) {
        var margin = Guardrails.of(new Action.MinMargin(dec("20"), OnBreach.CLAMP));
        var base = all(Stage.BASE, new Action.BeatCompetitorByPercent(dec(beat)));
        var facts = aSku("50.00").withCost(usd(cost)).with(new Competition(usd("20.00"), dec("20.00"), 1));

        assertThat(outcome(rules(margin, base), facts)).isEqualTo(priced(result));
    }

    @Test
    @DisplayName("17: competitors 20.00 and 30.00, wanted 18.00, avoid the race at 80 % of average is 20.00")
    void leavesTheRaceToTheBottom() {
        var rules = rules(adjust(new Action.SetTo(dec("18.00")), new Action.AvoidRace(dec("80"))));
        var facts = aSku("50.00").with(new Competition(usd("20.00"), dec("25.00"), 2));

        assertThat(outcome(rules, facts)).isEqualTo(priced("20.00"));
    }

    @ParameterizedTest(name = "18 and 19: {0} {1}, +10 % is {2}")
    @CsvSource({"JPY,1005,1106", "KWD,1.005,1.106"})
    void roundsToTheCurrencysOwnMinorUnit(String currency, String regular, String result) {
        var facts = SkuFacts.of(new Sku("MUG"), Money.of(regular, currency));
        var anyCurrency = new DecisionTable(
                "up", Stage.ADJUST, HitPolicy.FIRST, Optional.empty(), List.of(), List.of(always("up", percent("10"))));

        var priced = new PricingEngine(rules(anyCurrency)).price(List.of(facts), in(currency));

        assertThat(priced.getFirst().outcome()).isEqualTo(new PriceOutcome.Priced(Money.of(result, currency), null));
    }

    @Test
    @DisplayName("20: cost 12.50, markup 40 % is 17.50, target margin 40 % is 20.83")
    void markupIsOnCostAndMarginOnPrice() {
        var facts = aSku("50.00").withCost(usd("12.50"));

        assertThat(outcome(rules(all(Stage.BASE, new Action.CostPlus(dec("40")))), facts))
                .isEqualTo(priced("17.50"));
        assertThat(outcome(rules(all(Stage.BASE, new Action.TargetMargin(dec("40")))), facts))
                .isEqualTo(priced("20.83"));
    }

    @Test
    @DisplayName("25: min margin 20 %, no cost known is Held: cost missing")
    void aMissingCostHolds() {
        var margin = Guardrails.of(new Action.MinMargin(dec("20"), OnBreach.CLAMP));

        var held = outcome(rules(margin, adjust(percent("-10"))), aSku("100.00"));

        var reason = new Reason.Missing("cost", "minimum margin");
        assertThat(held).isEqualTo(new PriceOutcome.Held(List.of(reason), usd("90.00")));
    }

    @Test
    @DisplayName("26: no row matches is NotCovered, unchanged")
    void anUncoveredSkuKeepsItsPrice() {
        var elsewhere = table(
                "offers",
                Stage.ADJUST,
                HitPolicy.FIRST,
                row("bikes", List.of(when("sku", Operator.IS, text("BIKE"))), percent("-10")));

        assertThat(outcome(rules(elsewhere, TO_99), aSku("100.00"))).isEqualTo(new PriceOutcome.NotCovered());
    }

    @Test
    @DisplayName("27: the result equals live is Unchanged, no target")
    void whatIsAlreadyLiveIsUnchanged() {
        assertThat(outcome(rules(adjust(percent("-10"))), aSku("100.00").withLive(usd("90.00"))))
                .isEqualTo(new PriceOutcome.Unchanged(usd("90.00")));
    }

    @Test
    @DisplayName("28: UNIQUE, rows 3 and 7 match is Conflicting: rows 3 and 7")
    void twoUniqueMatchesConflict() {
        var rows = new Row[7];
        for (var number = 1; number <= 7; number++) {
            var sku = number == 3 || number == 7 ? "MUG" : "CUP" + number;
            rows[number - 1] = row("r" + number, List.of(when("sku", Operator.IS, text(sku))), percent("-" + number));
        }

        var conflicting = outcome(rules(table("offers", Stage.ADJUST, HitPolicy.UNIQUE, rows)), aSku("100.00"));

        assertThat(conflicting)
                .isEqualTo(new PriceOutcome.Conflicting(
                        List.of(new FiredRow("offers", "r3", 3), new FiredRow("offers", "r7", 7))));
    }

    @Test
    @DisplayName("29: a selector with an unknown word is refused at validation, nothing is priced")
    void anUnknownWordIsRefused() {
        var unknown = new Condition(
                Term.of("colour", TermType.TEXT, "not in the vocabulary"), Operator.IS, List.of(text("red")));
        var offers = table("offers", Stage.ADJUST, HitPolicy.FIRST, row("red-ones", List.of(unknown), percent("-10")));

        var compilation = new RuleCompiler(WORDS).compile(List.of(offers), Guardrails.none());

        assertThat(compilation)
                .isInstanceOfSatisfying(
                        Compilation.Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .singleElement()
                                .returns("offers", Problem::table)
                                .returns("red-ones", Problem::row)
                                .returns("colour", Problem::column)
                                .satisfies(
                                        problem -> assertThat(problem.message()).startsWith("unknown word")));
    }

    @Test
    @DisplayName("30: a rule run twice with base regular, -10 % on 100 is 90.00 both times")
    void runningTwiceNeverCompounds() {
        var rules = rules(adjust(percent("-10")));

        var once = outcome(rules, aSku("100.00"));
        var again = outcome(rules, aSku("100.00").withLive(usd("90.00")).with(new ChangeHistory(NOON, 1)));

        assertThat(once).isEqualTo(priced("90.00"));
        assertThat(again).isEqualTo(new PriceOutcome.Unchanged(usd("90.00")));
    }

    private static DecisionTable setTo(String amount) {
        return adjust(new Action.SetTo(dec(amount)));
    }

    private static DecisionTable charm(Direction direction) {
        return all(Stage.ROUND, new Action.ToEnding(dec("0.99"), direction));
    }
}
