package io.calibr.engine.guard;

import io.calibr.engine.table.Action;
import io.calibr.engine.table.Action.OnBreach;
import io.calibr.model.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.calibr.engine.price.Fixtures.NOON;
import static io.calibr.engine.price.Fixtures.dec;
import static io.calibr.engine.price.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

class GuardIntervalTest {

    private static final Action.Guard FLOOR_10 = new Action.Floor(dec("10.00"), OnBreach.CLAMP);
    private static final Action.Guard FLOOR_20 = new Action.Floor(dec("20.00"), OnBreach.CLAMP);
    private static final Action.Guard CEILING_10 = new Action.Ceiling(dec("10.00"), OnBreach.CLAMP);
    private static final Action.Guard CEILING_20 = new Action.Ceiling(dec("20.00"), OnBreach.CLAMP);

    @Test
    void aPriceInsideIsKeptWithItsRoomToEachBound() {
        var verdict = judge("12.00", List.of(FLOOR_10, CEILING_20), facts("15.00"));

        assertThat(verdict)
                .isEqualTo(new Verdict.Kept(
                        usd("12.00"),
                        List.of(
                                new GuardCheck(GuardKind.FLOOR, -1, 0, usd("10.00"), usd("2.00"), true),
                                new GuardCheck(GuardKind.CEILING, -1, 1, usd("20.00"), usd("8.00"), true))));
    }

    @Test
    void aPriceOnABoundIsInside() {
        assertThat(judge("10.00", List.of(FLOOR_10), facts("15.00"))).isInstanceOf(Verdict.Kept.class);
        assertThat(judge("20.00", List.of(CEILING_20), facts("15.00"))).isInstanceOf(Verdict.Kept.class);
    }

    @Test
    void aPriceOutsideBecomesTheBrokenBound() {
        assertThat(clamped(judge("9.99", List.of(FLOOR_10, CEILING_20), facts("15.00"))))
                .isEqualTo(usd("10.00"));
        assertThat(clamped(judge("20.01", List.of(FLOOR_10, CEILING_20), facts("15.00"))))
                .isEqualTo(usd("20.00"));
    }

    @Test
    void anUpperBoundClampsDownToALegalEnding() {
        var endings = PriceGrid.ofEnding(dec("0.95"));

        var verdict = GuardInterval.judge(usd("25.95"), rails(List.of(FLOOR_10, CEILING_20)), facts("15.00"), endings);

        assertThat(clamped(verdict)).isEqualTo(usd("19.95"));
    }

    @Test
    void theTightestOfSeveralBoundsCounts() {
        var looser = new Action.Floor(dec("8.00"), OnBreach.CLAMP);

        assertThat(clamped(judge("7.00", List.of(looser, FLOOR_10, looser), facts("15.00"))))
                .isEqualTo(usd("10.00"));
    }

    @Test
    void theLowestOfSeveralCeilingsCounts() {
        var looser = new Action.Ceiling(dec("25.00"), OnBreach.CLAMP);

        assertThat(clamped(judge("30.00", List.of(looser, CEILING_20, looser), facts("15.00"))))
                .isEqualTo(usd("20.00"));
    }

    @Test
    void boundsThatMeetLeaveTheOnePriceBetweenThem() {
        assertThat(clamped(judge("12.00", List.of(FLOOR_20, CEILING_20), facts("15.00"))))
                .isEqualTo(usd("20.00"));
    }

    @Test
    void ofEquallyTightBoundsTheFirstIsNamedWhereTheyCross() {
        var decrease = new Action.MaxDecrease(dec("0"), OnBreach.CLAMP);
        var increase = new Action.MaxIncrease(dec("-50"), OnBreach.CLAMP);

        var verdict = judge("15.00", List.of(FLOOR_20, decrease, CEILING_10, increase), facts("20.00"));

        assertThat(reasons(verdict))
                .containsExactly(new Reason.Crossed(GuardKind.FLOOR, usd("20.00"), GuardKind.CEILING, usd("10.00")));
    }

    @ParameterizedTest(name = "{0} between {1} and {2} is {3}")
    @CsvSource({
        "12.50, 13.00, 13.99, 13.99",
        "12.50, 13.00, 13.98, 13.00",
        "20.00, 12.99, 13.50, 12.99",
        "20.00, 13.00, 13.50, 13.50"
    })
    void aLegalEndingMayLieOnTheFarBoundButNotBeyondIt(String wanted, String floor, String ceiling, String result) {
        var bounds = List.<Action.Guard>of(
                new Action.Floor(dec(floor), OnBreach.CLAMP), new Action.Ceiling(dec(ceiling), OnBreach.CLAMP));

        var verdict = GuardInterval.judge(usd(wanted), rails(bounds), facts("15.00"), PriceGrid.ofEnding(dec("0.99")));

        assertThat(clamped(verdict)).isEqualTo(usd(result));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.00", "20.00"})
    void aPriceOnABoundStaysThoughItHasNoLegalEnding(String wanted) {
        var endings = PriceGrid.ofEnding(dec("0.99"));

        var verdict = GuardInterval.judge(usd(wanted), rails(List.of(FLOOR_10, CEILING_20)), facts("15.00"), endings);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Kept.class, kept -> assertThat(kept.price()).isEqualTo(usd(wanted)));
    }

    @Test
    void eachGuardrailIsCheckedOnceWhatItBoundsFirst() {
        var coolDown = new Action.CoolDown(Duration.ofHours(24));
        var once = new Action.MaxChangesPerDay(1);

        var verdict = judge("12.00", List.of(coolDown, FLOOR_10, once), paced(NOON, 0));

        assertThat(verdict.checks())
                .containsExactly(
                        new GuardCheck(GuardKind.FLOOR, -1, 1, usd("10.00"), usd("2.00"), true),
                        new GuardCheck(GuardKind.COOL_DOWN, -1, 0, null, null, false),
                        new GuardCheck(GuardKind.MAX_CHANGES, -1, 2, null, null, true));
    }

    @Test
    void oneGuardrailThatHoldsListsEveryBrokenOne() {
        var holding = new Action.MaxDecrease(dec("10"), OnBreach.HOLD);

        var verdict = judge("9.00", List.of(FLOOR_10, holding), facts("15.00"));

        assertThat(reasons(verdict))
                .containsExactly(
                        new Reason.Broken(GuardKind.FLOOR, usd("10.00")),
                        new Reason.Broken(GuardKind.MAX_DECREASE, usd("13.50")));
    }

    @Test
    void aHoldingGuardrailThatIsKeptDoesNotHold() {
        var holding = new Action.MaxDecrease(dec("90"), OnBreach.HOLD);

        assertThat(clamped(judge("9.00", List.of(FLOOR_10, holding), facts("15.00"))))
                .isEqualTo(usd("10.00"));
    }

    @Test
    void changesAreBoundedInwards() {
        var decrease = new Action.MaxDecrease(dec("15"), OnBreach.CLAMP);
        var increase = new Action.MaxIncrease(dec("15"), OnBreach.CLAMP);

        assertThat(clamped(judge("1.00", List.of(decrease), facts("9.99")))).isEqualTo(usd("8.50"));
        assertThat(clamped(judge("90.00", List.of(increase), facts("9.99")))).isEqualTo(usd("11.48"));
    }

    @Test
    void aMissingMapHoldsAndSaysSo() {
        var verdict = judge("12.00", List.of(new Action.MinAdvertised(OnBreach.CLAMP)), facts("15.00"));

        assertThat(reasons(verdict)).containsExactly(new Reason.Missing("map", "MAP"));
    }

    @Test
    void aMarginThatNoPriceReachesHolds() {
        var margin = new Action.MinMargin(dec("99.999999"), OnBreach.CLAMP);
        var dear = new GuardFacts(usd("12.00"), usd("999999999999.99"), null, null, 0, NOON);

        var verdict = judge("12.00", List.of(margin), dear);

        assertThat(reasons(verdict)).containsExactly(new Reason.NoPrice(dec("99999999999999000000.00")));
        assertThat(verdict.checks()).containsExactly(new GuardCheck(GuardKind.MIN_MARGIN, -1, 0, null, null, false));
    }

    @Test
    void aCoolDownHoldsAChangeUntilItIsOver() {
        var coolDown = new Action.CoolDown(Duration.ofHours(24));
        var justNow = paced(NOON.minus(Duration.ofHours(23)), 0);
        var yesterday = paced(NOON.minus(Duration.ofHours(24)), 0);

        assertThat(reasons(judge("12.00", List.of(coolDown), justNow)))
                .containsExactly(new Reason.TooSoon(NOON.minus(Duration.ofHours(23)), Duration.ofHours(24)));
        assertThat(judge("12.00", List.of(coolDown), yesterday)).isInstanceOf(Verdict.Kept.class);
        assertThat(judge("12.00", List.of(coolDown), facts("15.00"))).isInstanceOf(Verdict.Kept.class);
    }

    @Test
    void theDaysLastChangeIsTheLast() {
        var twice = new Action.MaxChangesPerDay(2);

        assertThat(reasons(judge("12.00", List.of(twice), paced(null, 2)))).containsExactly(new Reason.TooOften(2, 2));
        assertThat(judge("12.00", List.of(twice), paced(null, 1))).isInstanceOf(Verdict.Kept.class);
    }

    @Test
    void whatDoesNotChangeIsNeverTooSoon() {
        var coolDown = new Action.CoolDown(Duration.ofHours(24));

        assertThat(judge("15.00", List.of(coolDown, new Action.MaxChangesPerDay(0)), paced(NOON, 5)))
                .isInstanceOf(Verdict.Kept.class);
    }

    @Test
    void aNegativeAmountIsNoPrice() {
        assertThat(reasons(judge("-0.01", List.of(), facts("15.00"))))
                .containsExactly(new Reason.NoPrice(dec("-0.01")));
        assertThat(clamped(judge("-0.01", List.of(FLOOR_10), facts("15.00")))).isEqualTo(usd("10.00"));
    }

    @Test
    void everyReasonReadsAloud() {
        assertThat(Stream.of(
                                new Reason.Broken(GuardKind.MIN_ADVERTISED, usd("49.00")),
                                new Reason.Crossed(GuardKind.FLOOR, usd("30.00"), GuardKind.CEILING, usd("25.00")),
                                new Reason.Missing("cost", "minimum margin"),
                                new Reason.TooOften(2, 2),
                                new Reason.NoPrice(dec("-1")))
                        .map(Reason::text))
                .containsExactly(
                        "MAP 49.00 USD",
                        "floor 30.00 USD lies above ceiling 25.00 USD",
                        "cost missing (needed by minimum margin)",
                        "maximum changes a day: 2 of 2 used",
                        "-1 is not a price");
        assertThat(new Reason.TooSoon(NOON, Duration.ofHours(24)).text()).contains("cool-down", "PT24H");
    }

    @Test
    void everyReasonHasAWordThatItsAmountsDoNotChange() {
        assertThat(Stream.of(
                                new Reason.Broken(GuardKind.MIN_MARGIN, usd("49.00")),
                                new Reason.Crossed(GuardKind.FLOOR, usd("30.00"), GuardKind.CEILING, usd("25.00")),
                                new Reason.Missing("cost", "minimum margin"),
                                new Reason.TooSoon(NOON, Duration.ofHours(24)),
                                new Reason.TooOften(2, 2),
                                new Reason.NoPrice(dec("-1")))
                        .map(Reason::code))
                .containsExactly("MIN_MARGIN", "CROSSED", "MISSING", "COOL_DOWN", "MAX_CHANGES", "NO_PRICE");
    }

    private static Verdict judge(String wanted, List<Action.Guard> guards, GuardFacts facts) {
        return GuardInterval.judge(usd(wanted), rails(guards), facts, null);
    }

    private static List<Guardrail> rails(List<Action.Guard> guards) {
        return guards.stream()
                .map(guard -> new Guardrail(guard, Guardrail.RULEBOOK, guards.indexOf(guard)))
                .toList();
    }

    private static GuardFacts facts(String live) {
        return new GuardFacts(usd(live), null, null, null, 0, NOON);
    }

    private static GuardFacts paced(@Nullable Instant last, int today) {
        return new GuardFacts(usd("15.00"), null, null, last, today, NOON);
    }

    private static Money clamped(Verdict verdict) {
        return ((Verdict.Clamped) verdict).price();
    }

    private static List<Reason> reasons(Verdict verdict) {
        return ((Verdict.Held) verdict).reasons();
    }
}
