package io.calibr.engine.price;

import io.calibr.engine.table.Condition;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

import static io.calibr.engine.price.Fixtures.aSku;
import static io.calibr.engine.price.Fixtures.inUsd;
import static io.calibr.engine.price.Fixtures.number;
import static io.calibr.engine.price.Fixtures.percent;
import static io.calibr.engine.price.Fixtures.priced;
import static io.calibr.engine.price.Fixtures.row;
import static io.calibr.engine.price.Fixtures.rules;
import static io.calibr.engine.price.Fixtures.table;
import static io.calibr.engine.price.Fixtures.when;
import static org.assertj.core.api.Assertions.assertThat;

class TierLadderTest {

    private static final Tier ONE_PIECE = new Tier(1, new PriceOutcome.NotCovered());

    @Test
    void theTierLadderIsCutWhereTheRulesCutQuantities() {
        var bulk = table(
                "bulk",
                Stage.ADJUST,
                HitPolicy.UNIQUE,
                row("some", List.of(when("quantity", Operator.BETWEEN, number("11"), number("14"))), percent("-2")),
                row("many", List.of(when("quantity", Operator.AT_LEAST, number("15"))), percent("-5")));

        assertThat(new PricingEngine(rules(bulk)).tierLadder(aSku("100.00"), inUsd()))
                .containsExactly(
                        new Tier(1, new PriceOutcome.NotCovered()),
                        new Tier(11, priced("98.00")),
                        new Tier(15, priced("95.00")));
    }

    @Test
    void aQuantityAboveANumberBeginsWithTheNextPiece() {
        assertThat(ladder(quantity(Operator.MORE_THAN, "10")))
                .containsExactly(ONE_PIECE, new Tier(11, priced("98.00")));
    }

    @Test
    void aNumberBetweenTwoPiecesCutsAtTheNextOne() {
        assertThat(ladder(quantity(Operator.AT_LEAST, "10.5")))
                .containsExactly(ONE_PIECE, new Tier(11, priced("98.00")));
    }

    @Test
    void nobodyBuysLessThanOnePiece() {
        assertThat(ladder(quantity(Operator.AT_LEAST, "0"))).containsExactly(new Tier(1, priced("98.00")));
    }

    @Test
    void theLadderReachesTheLargestQuantityAndEndsThere() {
        assertThat(ladder(quantity(Operator.AT_LEAST, "2147483647")))
                .containsExactly(ONE_PIECE, new Tier(2_147_483_647, priced("98.00")));
        assertThat(ladder(quantity(Operator.AT_LEAST, "2147483648"))).containsExactly(ONE_PIECE);
    }

    private static Condition quantity(Operator operator, String number) {
        return when("quantity", operator, number(number));
    }

    private static List<Tier> ladder(Condition condition) {
        var bulk = table("bulk", Stage.ADJUST, HitPolicy.FIRST, row("many", List.of(condition), percent("-2")));
        return new PricingEngine(rules(bulk)).tierLadder(aSku("100.00"), inUsd());
    }
}
