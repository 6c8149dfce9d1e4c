package io.calibr.engine.compile;

import io.calibr.engine.guard.Guardrails;
import io.calibr.engine.table.Action;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks that the numbers of an action lie in their ranges and its amounts have a currency fine enough for them. */
final class ActionCheck {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal TRILLION = BigDecimal.valueOf(1_000_000_000_000L);
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private final @Nullable Currency currency;
    private final Problems.Place place;

    private ActionCheck(@Nullable Currency currency, Problems.Place place) {
        this.currency = currency;
        this.place = place;
    }

    /** The action's name as problems show it: {@code max-decrease}. */
    static String name(Action action) {
        return HUMP.matcher(action.getClass().getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    static void check(Guardrails guardrails, Problems.Place place) {
        for (var guard : guardrails.all()) {
            check(guard, guardrails.currency(), place.column(name(guard)));
        }
    }

    static void check(Action action, @Nullable Currency currency, Problems.Place place) {
        var check = new ActionCheck(currency, place);
        switch (action) {
            case Action.Base base -> check.base(base);
            case Action.Adjust adjust -> check.adjust(adjust);
            case Action.Round round -> check.round(round);
            case Action.Guard guard -> check.guard(guard);
        }
    }

    private void base(Action.Base base) {
        switch (base) {
            case Action.Regular _, Action.Live _, Action.MatchCompetitor _ -> {}
            case Action.Fixed fixed -> amount(fixed.amount(), BigDecimal.ZERO);
            case Action.CostPlus plus -> within(plus.markup(), HUNDRED.negate(), MILLION);
            case Action.TargetMargin target -> below100(target.margin());
            case Action.BeatCompetitorByPercent beat -> within(beat.percent(), BigDecimal.ZERO, HUNDRED);
            case Action.BeatCompetitorByAmount beat -> amount(beat.amount(), BigDecimal.ZERO);
        }
    }

    private void adjust(Action.Adjust adjust) {
        switch (adjust) {
            case Action.Percent percent -> within(percent.percent(), HUNDRED.negate(), MILLION);
            case Action.Absolute absolute -> amount(absolute.amount(), TRILLION.negate());
            case Action.Multiply multiply -> within(multiply.factor(), BigDecimal.ZERO, MILLION);
            case Action.SetTo set -> amount(set.amount(), BigDecimal.ZERO);
            case Action.AvoidRace race -> within(race.share(), BigDecimal.ZERO, MILLION);
            case Action.CompareAtRegular _ -> {}
        }
    }

    private void round(Action.Round round) {
        switch (round) {
            case Action.ToStep step -> {
                amount(step.step(), BigDecimal.ZERO);
                if (step.step().signum() == 0) {
                    place.add("a step is more than zero");
                }
            }
            case Action.ToEnding ending -> amount(ending.ending(), BigDecimal.ZERO);
        }
    }

    private void guard(Action.Guard guard) {
        switch (guard) {
            case Action.Floor floor -> amount(floor.amount(), BigDecimal.ZERO);
            case Action.Ceiling ceiling -> amount(ceiling.amount(), BigDecimal.ZERO);
            case Action.MinMargin margin -> below100(margin.margin());
            case Action.MinAdvertised _ -> {}
            case Action.MaxDecrease decrease -> within(decrease.percent(), BigDecimal.ZERO, HUNDRED);
            case Action.MaxIncrease increase -> within(increase.percent(), BigDecimal.ZERO, MILLION);
            case Action.CoolDown coolDown -> {
                if (coolDown.atLeast().isNegative()) {
                    place.add("a cool-down is not negative");
                }
            }
            case Action.MaxChangesPerDay most -> within(BigDecimal.valueOf(most.changes()), BigDecimal.ZERO, MILLION);
        }
    }

    private void amount(BigDecimal amount, BigDecimal least) {
        within(amount, least, TRILLION);
        if (currency == null) {
            place.add("an amount needs a currency");
        } else if (amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
            place.add(amount.toPlainString() + " is finer than " + currency + " can be paid");
        }
    }

    private void below100(BigDecimal margin) {
        within(margin, HUNDRED.negate(), HUNDRED);
        if (margin.compareTo(HUNDRED) == 0) {
            place.add("a margin on price stays below 100 %");
        }
    }

    private void within(BigDecimal number, BigDecimal least, BigDecimal most) {
        if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            place.add(number.toPlainString() + " is not between " + least.toPlainString() + " and "
                    + most.toPlainString());
        }
    }
}
