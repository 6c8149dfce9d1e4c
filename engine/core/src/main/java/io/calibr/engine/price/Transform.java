package io.calibr.engine.price;

import io.calibr.engine.guard.PriceGrid;
import io.calibr.engine.table.Action;
import io.calibr.model.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The arithmetic of base, adjust and round on exact decimals in major units. */
final class Transform {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Transform() {}

    /** Where the price starts; null if {@link #needed} is missing. */
    static @Nullable BigDecimal start(Action.Base base, SkuFacts facts) {
        var prices = facts.prices();
        return switch (base) {
            case Action.Regular _ -> prices.regular().amount();
            case Action.Live _ -> prices.live() == null ? null : prices.live().amount();
            case Action.Fixed fixed -> fixed.amount();
            case Action.CostPlus plus -> times(prices.cost(), HUNDRED.add(plus.markup()));
            case Action.TargetMargin target ->
                prices.cost() == null
                        ? null
                        : prices.cost()
                                .amount()
                                .multiply(HUNDRED)
                                .divide(HUNDRED.subtract(target.margin()), MathContext.DECIMAL128);
            case Action.MatchCompetitor _ -> times(facts.competition().lowest(), HUNDRED);
            case Action.BeatCompetitorByPercent beat ->
                times(facts.competition().lowest(), HUNDRED.subtract(beat.percent()));
            case Action.BeatCompetitorByAmount beat ->
                facts.competition().lowest() == null
                        ? null
                        : facts.competition().lowest().amount().subtract(beat.amount());
        };
    }

    /** What an adjustment makes of {@code price}; null if {@link #needed} is missing. */
    static @Nullable BigDecimal adjust(Action.Adjust adjust, BigDecimal price, SkuFacts facts) {
        return switch (adjust) {
            case Action.Percent percent -> share(price, HUNDRED.add(percent.percent()));
            case Action.Absolute absolute -> price.add(absolute.amount());
            case Action.Multiply multiply -> price.multiply(multiply.factor());
            case Action.SetTo set -> set.amount();
            case Action.AvoidRace race ->
                facts.competition().average() == null
                        ? null
                        : price.max(share(facts.competition().average(), race.share()));
            case Action.CompareAtRegular _ -> price;
        };
    }

    static BigDecimal round(Action.Round round, BigDecimal price) {
        return switch (round) {
            case Action.ToStep step -> grid(step).towards(price, step.mode());
            case Action.ToEnding ending ->
                switch (ending.direction()) {
                    case NEAREST -> grid(ending).nearest(price);
                    case UP -> grid(ending).atLeast(price);
                    case DOWN -> grid(ending).atMost(price);
                };
        };
    }

    /** The prices that a rounding leaves legal. */
    static PriceGrid grid(Action.Round round) {
        return switch (round) {
            case Action.ToStep step -> PriceGrid.ofStep(step.step());
            case Action.ToEnding ending -> PriceGrid.ofEnding(ending.ending());
        };
    }

    /** The fact without which an action has no result. */
    static String needed(Action action) {
        return switch (action) {
            case Action.Live _ -> "live";
            case Action.CostPlus _, Action.TargetMargin _ -> "cost";
            case Action.MatchCompetitor _, Action.BeatCompetitorByPercent _, Action.BeatCompetitorByAmount _ ->
                "competitor-lowest";
            case Action.AvoidRace _ -> "competitor-average";
            default -> throw new IllegalArgumentException(action + " needs no fact");
        };
    }

    /** The action in the author's words, for reasons: {@code match competitor}. */
    static String words(Action action) {
        return HUMP.matcher(action.getClass().getSimpleName()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    private static @Nullable BigDecimal times(@Nullable Money money, BigDecimal percent) {
        return money == null ? null : share(money.amount(), percent);
    }

    private static BigDecimal share(BigDecimal amount, BigDecimal percent) {
        return amount.multiply(percent).movePointLeft(2);
    }
}
