package io.calibr.engine.guard;

import io.calibr.engine.table.Action;
import io.calibr.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

import static java.math.RoundingMode.CEILING;
import static java.math.RoundingMode.FLOOR;

/**
 * The interval that a SKU's guardrails leave a price, and what follows from it.
 *
 * <p>Every guardrail gives a bound, rounded inwards to the minor unit; the highest lower and the lowest upper bound make
 * the interval. An empty interval, a missing fact, or a broken guardrail that says hold, holds the price with all
 * reasons. Otherwise a price outside becomes the nearest legal ending inside, or the broken bound itself where there is
 * none. Cool-down and changes a day hold a price only where it would change.
 */
public final class GuardInterval {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Money wanted;
    private final GuardFacts facts;
    private final List<GuardCheck> checks = new ArrayList<>();
    private final List<Reason> unjudged = new ArrayList<>();
    private final List<Reason> broken = new ArrayList<>();
    private boolean hold;
    private @Nullable Side lower;
    private @Nullable Side upper;

    private record Side(GuardKind guard, Money bound) {}

    private GuardInterval(Money wanted, GuardFacts facts) {
        this.wanted = wanted;
        this.facts = facts;
    }

    /**
     * Judges a price.
     *
     * @param wanted the rounded price the rules came to
     * @param guardrails in the order they are listed in explanations
     * @param endings the legal prices, null where every minor unit is one
     */
    public static Verdict judge(
            Money wanted, List<Guardrail> guardrails, GuardFacts facts, @Nullable PriceGrid endings) {
        var interval = new GuardInterval(wanted, facts);
        for (var guardrail : guardrails) {
            interval.bound(guardrail);
        }
        var price = interval.legal(endings);
        for (var guardrail : guardrails) {
            interval.pace(guardrail, price);
        }
        return interval.verdict(price);
    }

    private void bound(Guardrail guardrail) {
        switch (guardrail.rule()) {
            case Action.Floor floor -> atLeast(guardrail, money(floor.amount(), CEILING));
            case Action.Ceiling ceiling -> atMost(guardrail, money(ceiling.amount(), FLOOR));
            case Action.MinMargin margin -> atLeastMargin(guardrail, margin.margin());
            case Action.MinAdvertised _ -> atLeastKnown(guardrail, "map", facts.map());
            case Action.MaxDecrease decrease ->
                atLeast(guardrail, reference(HUNDRED.subtract(decrease.percent()), CEILING));
            case Action.MaxIncrease increase -> atMost(guardrail, reference(HUNDRED.add(increase.percent()), FLOOR));
            case Action.CoolDown _, Action.MaxChangesPerDay _ -> {}
        }
    }

    /** cost / (1 - m): the price whose margin on price is m. */
    private void atLeastMargin(Guardrail guardrail, BigDecimal margin) {
        var cost = facts.cost();
        if (cost == null) {
            lacking(guardrail, "cost");
            return;
        }
        var digits = wanted.currency().getDefaultFractionDigits();
        var least = cost.amount().multiply(HUNDRED).divide(HUNDRED.subtract(margin), digits, CEILING);
        if (least.compareTo(Reason.NoPrice.BEYOND_ANY_PRICE) > 0) {
            checks.add(check(guardrail, null, null, false));
            unjudged.add(new Reason.NoPrice(least));
            return;
        }
        atLeast(guardrail, money(least, CEILING));
    }

    private void atLeastKnown(Guardrail guardrail, String fact, @Nullable Money known) {
        if (known == null) {
            lacking(guardrail, fact);
        } else {
            atLeast(guardrail, known);
        }
    }

    private void atLeast(Guardrail guardrail, Money bound) {
        if (lower == null || bound.compareTo(lower.bound()) > 0) {
            lower = new Side(guardrail.kind(), bound);
        }
        checked(guardrail, bound, wanted.minus(bound));
    }

    private void atMost(Guardrail guardrail, Money bound) {
        if (upper == null || bound.compareTo(upper.bound()) < 0) {
            upper = new Side(guardrail.kind(), bound);
        }
        checked(guardrail, bound, bound.minus(wanted));
    }

    private void checked(Guardrail guardrail, Money bound, Money room) {
        checks.add(check(guardrail, bound, room, !room.isNegative()));
        if (room.isNegative()) {
            broken.add(new Reason.Broken(guardrail.kind(), bound));
            hold |= guardrail.rule().on() == Action.OnBreach.HOLD;
        }
    }

    private void lacking(Guardrail guardrail, String fact) {
        checks.add(check(guardrail, null, null, false));
        unjudged.add(new Reason.Missing(fact, guardrail.kind().label()));
    }

    private void pace(Guardrail guardrail, Money price) {
        var reason = guardrail.rule() instanceof Action.CoolDown coolDown
                ? tooSoon(coolDown)
                : guardrail.rule() instanceof Action.MaxChangesPerDay most ? tooOften(most) : null;
        var paced = guardrail.kind() == GuardKind.COOL_DOWN || guardrail.kind() == GuardKind.MAX_CHANGES;
        var broke = reason != null && !price.equals(facts.reference());
        if (paced) {
            checks.add(check(guardrail, null, null, !broke));
        }
        if (broke) {
            broken.add(reason);
            hold = true;
        }
    }

    private @Nullable Reason tooSoon(Action.CoolDown coolDown) {
        var last = facts.lastChange();
        return last != null && facts.asOf().isBefore(last.plus(coolDown.atLeast()))
                ? new Reason.TooSoon(last, coolDown.atLeast())
                : null;
    }

    private @Nullable Reason tooOften(Action.MaxChangesPerDay most) {
        return facts.changesToday() >= most.changes()
                ? new Reason.TooOften(facts.changesToday(), most.changes())
                : null;
    }

    /** The wanted price, or the one that stands in for it where it lies outside. */
    private Money legal(@Nullable PriceGrid endings) {
        if (lower != null && wanted.compareTo(lower.bound()) < 0) {
            var ending =
                    endings == null ? null : money(endings.atLeast(lower.bound().amount()), RoundingMode.HALF_UP);
            return ending != null && inside(ending) ? ending : lower.bound();
        }
        if (upper != null && wanted.compareTo(upper.bound()) > 0) {
            var ending =
                    endings == null ? null : money(endings.atMost(upper.bound().amount()), RoundingMode.HALF_UP);
            return ending != null && inside(ending) ? ending : upper.bound();
        }
        return wanted;
    }

    private boolean inside(Money price) {
        return (lower == null || price.compareTo(lower.bound()) >= 0)
                && (upper == null || price.compareTo(upper.bound()) <= 0);
    }

    private Verdict verdict(Money price) {
        var reasons = new ArrayList<>(unjudged);
        var crossed = crossed();
        if (crossed != null) {
            reasons.add(crossed);
        } else if (hold || !unjudged.isEmpty()) {
            reasons.addAll(broken);
        }
        if (reasons.isEmpty() && price.isNegative()) {
            reasons.add(new Reason.NoPrice(price.amount()));
        }
        if (!reasons.isEmpty()) {
            return new Verdict.Held(reasons, checks);
        }
        return price.equals(wanted) ? new Verdict.Kept(price, checks) : new Verdict.Clamped(price, checks);
    }

    private @Nullable Reason crossed() {
        return lower != null && upper != null && lower.bound().compareTo(upper.bound()) > 0
                ? new Reason.Crossed(lower.guard(), lower.bound(), upper.guard(), upper.bound())
                : null;
    }

    private Money reference(BigDecimal percent, RoundingMode inwards) {
        return facts.reference().times(percent.movePointLeft(2), inwards);
    }

    private Money money(BigDecimal amount, RoundingMode rounding) {
        return Money.of(amount, wanted.currency(), rounding);
    }

    private static GuardCheck check(Guardrail guardrail, @Nullable Money bound, @Nullable Money room, boolean kept) {
        return new GuardCheck(guardrail.kind(), guardrail.table(), guardrail.row(), bound, room, kept);
    }
}
