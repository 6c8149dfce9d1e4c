package io.calibr.engine.compile;

import io.calibr.engine.guard.Guardrails;
import io.calibr.engine.table.Action;
import io.calibr.engine.table.Action.Direction;
import io.calibr.engine.table.Action.OnBreach;
import io.calibr.engine.table.Column;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.Stage;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.calibr.engine.price.Fixtures.USD;
import static io.calibr.engine.price.Fixtures.WORDS;
import static io.calibr.engine.price.Fixtures.adjust;
import static io.calibr.engine.price.Fixtures.all;
import static io.calibr.engine.price.Fixtures.always;
import static io.calibr.engine.price.Fixtures.dec;
import static io.calibr.engine.price.Fixtures.number;
import static io.calibr.engine.price.Fixtures.percent;
import static io.calibr.engine.price.Fixtures.row;
import static io.calibr.engine.price.Fixtures.rules;
import static io.calibr.engine.price.Fixtures.table;
import static io.calibr.engine.price.Fixtures.text;
import static io.calibr.engine.price.Fixtures.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RuleCompilerTest {

    @Test
    void aTermOfAnotherTypeIsRefused() {
        var wrong = new Condition(Term.of("cost", TermType.TEXT, "?"), Operator.IS, List.of(text("much")));

        assertThat(problems(offers(row("a", List.of(wrong), percent("-1")))))
                .containsExactly("offers, row a, column cost: is a MONEY, not a TEXT");
    }

    @Test
    void anOperatorOfAnotherTypeIsRefused() {
        var wrong = when("brand", Operator.LESS_THAN, text("Acme"));

        assertThat(problems(offers(row("a", List.of(wrong), percent("-1")))))
                .containsExactly("offers, row a, column brand: the operator < does not suit a TEXT");
    }

    @Test
    void operandsAreCountedAndTyped() {
        var one = when("stock", Operator.BETWEEN, number("1"));
        var word = when("stock", Operator.AT_LEAST, text("many"));

        assertThat(problems(offers(row("a", List.of(one, word), percent("-1")))))
                .containsExactly(
                        "offers, row a, column stock: the operator between does not take 1 operands",
                        "offers, row a, column stock: many is not a NUMBER");
    }

    @Test
    void valuesOutsideAClosedListAreRefused() {
        var allowed = WORDS.with(new Term("size", TermType.TEXT, "?", Set.of("S", "M")));
        var wrong = new Condition(allowed.find("size").orElseThrow(), Operator.IS, List.of(text("XXL")));
        var compilation = new RuleCompiler(allowed)
                .compile(List.of(offers(row("a", List.of(wrong), percent("-1")))), Guardrails.none());

        assertThat(messages(compilation)).containsExactly("offers, row a, column size: XXL is not one of its values");
    }

    @Test
    void idsAndNamesAreUnique() {
        var twice = offers(always("a", percent("-1")), always("a", percent("-2")), always(" ", percent("-2")));

        assertThat(problems(twice, twice))
                .contains(
                        "offers, row a: two rows have this id",
                        "offers, row  : a row has an id",
                        "offers: two tables have this name");
    }

    @Test
    void actionsBelongToTheirStage() {
        var rounding = new Action.ToEnding(dec("0.99"), Direction.UP);

        assertThat(problems(offers(always("a", rounding))))
                .containsExactly("offers, row a, column to-ending: belongs to stage ROUND, not ADJUST");
        assertThat(problems(offers(always("a", percent("-1"), new Action.Floor(dec("1"), OnBreach.HOLD)))))
                .isEmpty();
        assertThat(problems(all(Stage.ROUND, new Action.Floor(dec("1"), OnBreach.HOLD))))
                .hasSize(1);
    }

    @Test
    void aRowStartsThePriceOnceAndDoesSomething() {
        var twice = table("b", Stage.BASE, HitPolicy.FIRST, always("a", new Action.Regular(), new Action.Live()));

        assertThat(problems(twice, offers(always("a"))))
                .containsExactly("b, row a: a price starts in one place only", "offers, row a: a row does something");
    }

    @Test
    void amountsNeedACurrencyAndFitIt() {
        var cost = when("cost", Operator.AT_MOST, number("5"));
        var without = new DecisionTable(
                "offers",
                Stage.ADJUST,
                HitPolicy.FIRST,
                Optional.empty(),
                List.of(),
                List.of(row("a", List.of(cost), new Action.SetTo(dec("9.99")))));

        assertThat(problems(without))
                .containsExactly(
                        "offers, row a, column cost: an amount needs the table's currency",
                        "offers, row a, column set-to: an amount needs a currency");
        assertThat(problems(adjust(new Action.SetTo(dec("9.999")))))
                .singleElement()
                .asString()
                .contains("finer");
        assertThat(problems(adjust(new Action.SetTo(dec("9.9900"))))).isEmpty();
    }

    static List<Action> outOfRange() {
        var minus = dec("-1");
        return List.of(
                new Action.Fixed(minus),
                new Action.CostPlus(dec("-101")),
                new Action.TargetMargin(dec("100")),
                new Action.BeatCompetitorByPercent(dec("101")),
                new Action.BeatCompetitorByAmount(minus),
                percent("-101"),
                new Action.Absolute(dec("1e13")),
                new Action.Multiply(minus),
                new Action.SetTo(minus),
                new Action.AvoidRace(minus),
                new Action.ToStep(BigDecimal.ZERO, RoundingMode.UP),
                new Action.ToEnding(minus, Direction.UP),
                new Action.Floor(minus, OnBreach.HOLD),
                new Action.Ceiling(minus, OnBreach.HOLD),
                new Action.MinMargin(dec("100"), OnBreach.HOLD),
                new Action.MaxDecrease(dec("101"), OnBreach.HOLD),
                new Action.MaxIncrease(minus, OnBreach.HOLD),
                new Action.CoolDown(Duration.ofDays(-1)),
                new Action.MaxChangesPerDay(-1));
    }

    @ParameterizedTest
    @MethodSource("outOfRange")
    void numbersOutOfTheirRangeAreRefused(Action action) {
        assertThat(problems(all(action.stage(), action))).hasSize(1);
    }

    @Test
    void guardrailsOfTheRulebookAreCheckedToo() {
        var compilation =
                new RuleCompiler(WORDS).compile(List.of(), Guardrails.of(new Action.Floor(dec("1.00"), OnBreach.HOLD)));

        assertThat(messages(compilation)).containsExactly("guardrails, column floor: an amount needs a currency");
        assertThatIllegalArgumentException().isThrownBy(compilation::orThrow).withMessageContaining("floor");
    }

    @Test
    void tablesAreOrderedByStageAndThenByTheAuthor() {
        var round = all(Stage.ROUND, new Action.ToEnding(dec("0.99"), Direction.UP));
        var second = table("second", Stage.ADJUST, HitPolicy.FIRST, always("a", percent("-1")));
        var first = table("first", Stage.ADJUST, HitPolicy.FIRST, always("a", percent("-1")));

        assertThat(rules(round, second, first).tables()).containsExactly(second, first, round);
    }

    @Test
    void layoutDoesNotChangeTheHash() {
        var conditions = List.of(
                when("brand", Operator.IN, text("Acme"), text("Zed")), when("stock", Operator.AT_LEAST, number("5")));
        var reordered = List.of(
                when("stock", Operator.AT_LEAST, number("5.00")),
                when("brand", Operator.IN, text("Zed"), text("Acme")));
        var plain = offers(row("a", conditions, percent("-10")));
        var laidOut = new DecisionTable(
                "offers",
                Stage.ADJUST,
                HitPolicy.FIRST,
                Optional.of(USD),
                List.of(new Column("stock >=")),
                List.of(new Row(
                        "a", 0, Optional.empty(), reordered, List.of(percent("-10.0")), Optional.of("a note"))));

        assertThat(rules(laidOut).hash()).isEqualTo(rules(plain).hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void contentChangesTheHash() {
        var rows = List.of(always("a", percent("-10")), always("b", percent("-20")));
        var table = table("t", Stage.ADJUST, HitPolicy.FIRST, rows.get(0), rows.get(1));

        assertThat(List.of(
                        rules(table).hash(),
                        rules(Guardrails.of(new Action.MinMargin(dec("1"), OnBreach.HOLD)), table)
                                .hash(),
                        rules(Guardrails.of(new Action.MinMargin(dec("1"), OnBreach.CLAMP)), table)
                                .hash(),
                        rules(table("t", Stage.ADJUST, HitPolicy.FIRST, rows.get(1), rows.get(0)))
                                .hash(),
                        rules(table("t", Stage.ADJUST, HitPolicy.COLLECT, rows.get(0), rows.get(1)))
                                .hash(),
                        rules(table("u", Stage.ADJUST, HitPolicy.FIRST, rows.get(0), rows.get(1)))
                                .hash(),
                        rules(table("t", Stage.ADJUST, HitPolicy.FIRST, rows.get(0)))
                                .hash()))
                .doesNotHaveDuplicates();
    }

    private static DecisionTable offers(Row... rows) {
        return table("offers", Stage.ADJUST, HitPolicy.FIRST, rows);
    }

    private static List<String> problems(DecisionTable... tables) {
        return messages(new RuleCompiler(WORDS).compile(List.of(tables), Guardrails.none()));
    }

    private static List<String> messages(Compilation compilation) {
        return switch (compilation) {
            case Compilation.Compiled _ -> List.of();
            case Compilation.Rejected rejected ->
                rejected.problems().stream().map(Problem::toString).toList();
        };
    }
}
