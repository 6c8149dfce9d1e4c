package io.calibr.engine.price;

import io.calibr.engine.guard.Guardrails;
import io.calibr.engine.table.Action;
import io.calibr.engine.table.Action.Direction;
import io.calibr.engine.table.Action.OnBreach;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Stage;
import io.calibr.model.Money;
import java.math.BigDecimal;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static io.calibr.engine.price.Fixtures.USD;
import static io.calibr.engine.price.Fixtures.aSku;
import static io.calibr.engine.price.Fixtures.adjust;
import static io.calibr.engine.price.Fixtures.all;
import static io.calibr.engine.price.Fixtures.outcome;
import static io.calibr.engine.price.Fixtures.rules;
import static org.assertj.core.api.Assertions.assertThat;

/** What no rounding and no second run may ever do. */
class GuardrailProperties {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Property(tries = 300)
    void roundingNeverBreaksAGuardrail(
            @ForAll @IntRange(min = 1, max = 9_999) int regular,
            @ForAll @IntRange(min = -90, max = 90) int percent,
            @ForAll @IntRange(min = 1, max = 5_000) int floor,
            @ForAll @IntRange(min = 0, max = 5_000) int width,
            @ForAll @IntRange(min = 1, max = 5_000) int cost,
            @ForAll @IntRange(min = 0, max = 60) int margin,
            @ForAll Direction direction) {
        var lowest = cents(floor);
        var highest = cents(floor + width);
        var guardrails = Guardrails.in(
                USD,
                new Action.Floor(lowest.amount(), OnBreach.CLAMP),
                new Action.Ceiling(highest.amount(), OnBreach.CLAMP),
                new Action.MinMargin(BigDecimal.valueOf(margin), OnBreach.CLAMP));
        var facts = aSku("1.00").with(new KnownPrices(cents(regular), null, null, cents(cost), null));

        var outcome = outcome(rules(guardrails, by(percent), charm(direction)), facts);

        written(outcome, price -> {
            assertThat(price).isBetween(lowest, highest);
            assertThat(price.amount().multiply(HUNDRED.subtract(BigDecimal.valueOf(margin))))
                    .isGreaterThanOrEqualTo(cents(cost).amount().multiply(HUNDRED));
        });
        assertThat(outcome).isNotInstanceOfAny(PriceOutcome.Conflicting.class, PriceOutcome.NotCovered.class);
    }

    @Property(tries = 200)
    void runningTwiceComesToTheSamePrice(
            @ForAll @IntRange(min = 1, max = 99_999) int regular,
            @ForAll @IntRange(min = -90, max = 90) int percent,
            @ForAll Direction direction) {
        var rules = rules(by(percent), charm(direction));
        var facts = aSku("1.00").with(new KnownPrices(cents(regular), null, null, null, null));

        var once = outcome(rules, facts);

        written(
                once,
                price ->
                        assertThat(outcome(rules, facts.withLive(price))).isEqualTo(new PriceOutcome.Unchanged(price)));
    }

    private static void written(PriceOutcome outcome, Consumer<Money> check) {
        switch (outcome) {
            case PriceOutcome.Priced priced -> check.accept(priced.price());
            case PriceOutcome.Unchanged unchanged -> check.accept(unchanged.price());
            case PriceOutcome.Held _, PriceOutcome.Conflicting _, PriceOutcome.NotCovered _ -> {}
        }
    }

    private static Money cents(int cents) {
        return new Money(cents, USD);
    }

    private static DecisionTable by(int percent) {
        return adjust(new Action.Percent(BigDecimal.valueOf(percent)));
    }

    private static DecisionTable charm(Direction direction) {
        return all(Stage.ROUND, new Action.ToEnding(new BigDecimal("0.99"), direction));
    }
}
