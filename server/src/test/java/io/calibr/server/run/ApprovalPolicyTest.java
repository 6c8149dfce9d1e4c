package io.calibr.server.run;

import io.calibr.model.Money;
import io.calibr.server.problem.Kind;
import io.calibr.server.problem.PricingProblem;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.calibr.server.run.ApprovalDecision.AUTO;
import static io.calibr.server.run.ApprovalDecision.ONE;
import static io.calibr.server.run.ApprovalDecision.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ApprovalPolicyTest {

    private static final RunFigures FIGURES =
            new RunFigures(120, 0, new BigDecimal("34"), 0, new BigDecimal("12.505"), Money.of("500.00", "USD"));
    private static final ApprovalRule SMALL = moves("small", "5", AUTO);
    private static final ApprovalRule MEDIUM = moves("medium", "20", ONE);
    private static final ApprovalRule REST = moves("rest", null, TWO);

    @Test
    void withoutRulesOnePersonAgrees() {
        var need = ApprovalPolicy.STRICT.need(RunKind.PRICE, FIGURES);

        assertThat(need).isEqualTo(new ApprovalNeed(ONE, null, List.of(), FIGURES));
    }

    @Test
    void theFirstRuleThatHoldsDecides() {
        var policy = rules(SMALL, moves("large", "50", ONE), REST);

        var need = policy.need(RunKind.PRICE, FIGURES);

        assertThat(need.rule()).isEqualTo("large");
        assertThat(need.decision()).isEqualTo(ONE);
        assertThat(need.why()).containsExactly("largest move 34 % is above 5 %");
    }

    @Test
    void theReviewIsToldWhyFewerWouldNotDo() {
        var need = rules(SMALL, MEDIUM, REST).need(RunKind.PRICE, FIGURES);

        assertThat(need.decision()).isEqualTo(TWO);
        assertThat(need.why()).containsExactly("largest move 34 % is above 20 %");
    }

    @Test
    void whereNoRuleHoldsOnePersonAgrees() {
        var need = rules(SMALL).need(RunKind.PRICE, FIGURES);

        assertThat(need.decision()).isEqualTo(ONE);
        assertThat(need.rule()).isNull();
        assertThat(need.why()).containsExactly("largest move 34 % is above 5 %");
    }

    @Test
    void allLimitsOfARuleMustHold() {
        var rule = new ApprovalRule(
                "tight",
                new BigDecimal("34"),
                new BigDecimal("12.51"),
                119L,
                List.of(Money.of("499.99", "USD")),
                null,
                AUTO);

        assertThat(rule.broken(FIGURES))
                .containsExactly(
                        "lowest margin 12.5 % is below 12.51 %",
                        "120 prices to write are more than 119",
                        "prices move by 500.00 USD in all, more than 499.99 USD");
    }

    @Test
    void aLimitItselfIsWithinTheLimit() {
        var rule = new ApprovalRule(
                "exact",
                new BigDecimal("34.00"),
                new BigDecimal("12.505"),
                120L,
                List.of(Money.of("500.00", "USD")),
                List.of(RunKind.PRICE),
                AUTO);

        assertThat(rule.broken(FIGURES)).isEmpty();
    }

    @Test
    void whatCannotBeToldBreaksTheLimit() {
        var unknown = new RunFigures(3, 1, null, 2, null, Money.of("1.00", "EUR"));
        var rule = new ApprovalRule(
                "known", BigDecimal.TEN, BigDecimal.TEN, null, List.of(Money.of("9.00", "USD")), null, AUTO);

        assertThat(rule.broken(unknown))
                .containsExactly(
                        "1 price replaces no price",
                        "2 prices have no margin that is known",
                        "there is no limit in EUR");
    }

    @Test
    void aRunThatWritesNothingBreaksNoLimit() {
        var nothing = new RunFigures(0, 0, null, 0, null, Money.of("0.00", "USD"));

        assertThat(moves("small", "5", AUTO).broken(nothing)).isEmpty();
    }

    @Test
    void aRuleForUndosSaysNothingOfPrices() {
        var undos = new ApprovalRule("undo", null, null, null, null, List.of(RunKind.UNDO), AUTO);

        assertThat(rules(undos).need(RunKind.PRICE, FIGURES).decision()).isEqualTo(ONE);
        assertThat(rules(undos).need(RunKind.UNDO, FIGURES).rule()).isEqualTo("undo");
    }

    @Test
    void anUndoMayNeedNobodyWhateverTheRulesSay() {
        var policy = new ApprovalPolicy(null, true, null, List.of(REST));

        assertThat(policy.need(RunKind.UNDO, FIGURES).decision()).isEqualTo(AUTO);
        assertThat(policy.need(RunKind.PRICE, FIGURES).decision()).isEqualTo(TWO);
    }

    @Test
    void thePolicyAloneDoesNotAgreeToLinesChosenByHand() {
        var need = rules(moves("all", null, AUTO)).need(RunKind.PRICE, FIGURES).byPeople();

        assertThat(need.decision()).isEqualTo(ONE);
        assertThat(need.why()).containsExactly("lines were chosen by hand, so a person has to agree");
    }

    @Test
    void aMoveIsNotRoundedDownToItsLimit() {
        var barely = new RunFigures(1, 0, new BigDecimal("20.0001"), 0, null, Money.of("1.00", "USD"));

        assertThat(MEDIUM.broken(barely)).containsExactly("largest move 20.01 % is above 20 %");
    }

    @Test
    void twoRulesOfOneNameAreRefused() {
        assertThatExceptionOfType(PricingProblem.class)
                .isThrownBy(rules(SMALL, moves("small", "6", ONE))::check)
                .returns(Kind.INVALID_VALUE, PricingProblem::kind)
                .satisfies(refused -> assertThat(refused.facts()).containsEntry("member", "rules[1].name"));
    }

    private static ApprovalPolicy rules(ApprovalRule... rules) {
        return new ApprovalPolicy(null, null, null, Arrays.asList(rules));
    }

    private static ApprovalRule moves(String name, @Nullable String percent, ApprovalDecision decision) {
        var most = percent == null ? null : new BigDecimal(percent);
        return new ApprovalRule(name, most, null, null, null, null, decision);
    }
}
