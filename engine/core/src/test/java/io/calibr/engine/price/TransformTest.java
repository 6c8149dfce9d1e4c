package io.calibr.engine.price;

import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.guard.Reason;
import io.calibr.engine.table.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.calibr.engine.price.Fixtures.aSku;
import static io.calibr.engine.price.Fixtures.adjust;
import static io.calibr.engine.price.Fixtures.all;
import static io.calibr.engine.price.Fixtures.dec;
import static io.calibr.engine.price.Fixtures.outcome;
import static io.calibr.engine.price.Fixtures.priced;
import static io.calibr.engine.price.Fixtures.rules;
import static io.calibr.engine.table.Stage.BASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class TransformTest {

    static List<Arguments> actionsThatNeedAFact() {
        return List.of(
                arguments(rules(all(BASE, new Action.Live())), "live", "live"),
                arguments(rules(all(BASE, new Action.CostPlus(dec("40")))), "cost", "cost plus"),
                arguments(rules(all(BASE, new Action.TargetMargin(dec("40")))), "cost", "target margin"),
                arguments(
                        rules(all(BASE, new Action.BeatCompetitorByPercent(dec("1")))),
                        "competitor-lowest",
                        "beat competitor by percent"),
                arguments(
                        rules(all(BASE, new Action.BeatCompetitorByAmount(dec("1")))),
                        "competitor-lowest",
                        "beat competitor by amount"),
                arguments(rules(adjust(new Action.AvoidRace(dec("80")))), "competitor-average", "avoid race"));
    }

    @ParameterizedTest(name = "{2} needs {1}")
    @MethodSource("actionsThatNeedAFact")
    void anActionWithoutItsFactHoldsAndNamesBoth(RuleSet rules, String fact, String action) {
        assertThat(outcome(rules, aSku("100.00")))
                .isEqualTo(new PriceOutcome.Held(List.of(new Reason.Missing(fact, action)), null));
    }

    @Test
    void theFirstMissingFactIsTheReason() {
        var rules = rules(all(BASE, new Action.Live()), adjust(new Action.AvoidRace(dec("80"))));

        assertThat(outcome(rules, aSku("100.00")))
                .isEqualTo(new PriceOutcome.Held(List.of(new Reason.Missing("live", "live")), null));
    }

    @Test
    void aPriceAboveTheRaceStays() {
        var rules = rules(adjust(new Action.SetTo(dec("21.00")), new Action.AvoidRace(dec("80"))));

        assertThat(outcome(rules, aSku("50.00").with(Competition.of(List.of(Fixtures.usd("25.00"))))))
                .isEqualTo(priced("21.00"));
    }
}
