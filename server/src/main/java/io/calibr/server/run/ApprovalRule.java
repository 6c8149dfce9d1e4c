package io.calibr.server.run;

import io.calibr.model.Money;
import io.calibr.server.problem.Kind;
import io.calibr.server.problem.PricingProblem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a project about approvals. It decides where everything it limits holds; what is left out is not limited.
 *
 * @param name by which records and reviews call it
 * @param maxMovePercent the greatest change of a price in either direction; a price that replaces none breaks it
 * @param minMarginPercent the lowest margin after the run; a price without a cost breaks it
 * @param maxSkus how many prices are written
 * @param maxValue the sum of the differences, each without its sign: a limit for each currency, and a currency without one breaks it
 * @param kinds of runs it is for, PRICE or UNDO; both if left out
 */
public record ApprovalRule(
        @Nullable String name,
        @Nullable BigDecimal maxMovePercent,
        @Nullable BigDecimal minMarginPercent,
        @Nullable Long maxSkus,
        @Nullable List<Money> maxValue,
        @Nullable List<RunKind> kinds,
        @Nullable ApprovalDecision decision) {

    private static final int LONGEST_NAME = 100;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public ApprovalRule {
        maxValue = maxValue == null ? null : List.copyOf(maxValue);
        kinds = kinds == null ? null : List.copyOf(kinds);
    }

    String called() {
        return Objects.requireNonNull(name);
    }

    ApprovalDecision decided() {
        return Objects.requireNonNull(decision);
    }

    boolean isFor(RunKind kind) {
        return kinds == null || kinds.contains(kind);
    }

    /** What of its limits the figures break, each in a sentence; none where it holds. */
    List<String> broken(RunFigures figures) {
        var broken = new ArrayList<String>();
        move(figures).ifPresent(broken::add);
        margin(figures).ifPresent(broken::add);
        if (maxSkus != null && figures.prices() > maxSkus) {
            broken.add(figures.prices() + " prices to write are more than " + maxSkus);
        }
        value(figures.value()).ifPresent(broken::add);
        return broken;
    }

    /** For the record. */
    Map<String, ?> facts() {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("name", name);
        facts.put("maxMovePercent", maxMovePercent);
        facts.put("minMarginPercent", minMarginPercent);
        facts.put("maxSkus", maxSkus);
        facts.put("maxValue", maxValue == null ? null : maxValue.toString());
        facts.put("kinds", kinds == null ? null : kinds.toString());
        facts.put("decision", decision);
        facts.values().removeIf(Objects::isNull);
        return facts;
    }

    /** @param member of the body in which it stands, for whoever has to correct it */
    void check(String member) {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw wrong(member + ".name", "a rule has a name of at most " + LONGEST_NAME + " characters");
        }
        if (decision == null) {
            throw wrong(member + ".decision", "a rule decides AUTO, ONE or TWO");
        }
        if (maxMovePercent != null && maxMovePercent.signum() < 0) {
            throw wrong(member + ".maxMovePercent", "it is not negative");
        }
        if (minMarginPercent != null && minMarginPercent.compareTo(HUNDRED) > 0) {
            throw wrong(member + ".minMarginPercent", "no margin is above 100 %");
        }
        if (maxSkus != null && maxSkus < 0) {
            throw wrong(member + ".maxSkus", "it is not negative");
        }
        if (kinds != null && (kinds.isEmpty() || kinds.contains(RunKind.LAYER))) {
            throw wrong(
                    member + ".kinds", "a rule is for runs of kind PRICE, UNDO or both; sales are approved as sales");
        }
        checkValue(member + ".maxValue");
    }

    private void checkValue(String member) {
        if (maxValue == null) {
            return;
        }
        var currencies = new HashSet<>();
        for (var limit : maxValue) {
            if (limit.isNegative()) {
                throw wrong(member, "it is not negative");
            }
            if (!currencies.add(limit.currency())) {
                throw wrong(member, limit.currency() + " stands there twice");
            }
        }
        if (currencies.isEmpty()) {
            throw wrong(member, "name an amount, or leave it out");
        }
    }

    private Optional<String> move(RunFigures figures) {
        if (maxMovePercent == null) {
            return Optional.empty();
        }
        if (figures.withoutBefore() > 0) {
            return Optional.of(some(figures.withoutBefore(), "replaces", "replace") + " no price");
        }
        var largest = figures.largestMovePercent();
        return largest == null || largest.compareTo(maxMovePercent) <= 0
                ? Optional.empty()
                : Optional.of("largest move " + Percents.above(largest) + " is above " + Percents.text(maxMovePercent));
    }

    private Optional<String> margin(RunFigures figures) {
        if (minMarginPercent == null) {
            return Optional.empty();
        }
        if (figures.withoutMargin() > 0) {
            return Optional.of(some(figures.withoutMargin(), "has", "have") + " no margin that is known");
        }
        var lowest = figures.lowestMarginPercent();
        return lowest == null || lowest.compareTo(minMarginPercent) >= 0
                ? Optional.empty()
                : Optional.of(
                        "lowest margin " + Percents.below(lowest) + " is below " + Percents.text(minMarginPercent));
    }

    private Optional<String> value(Money value) {
        if (maxValue == null) {
            return Optional.empty();
        }
        return maxValue.stream()
                .filter(limit -> limit.currency().equals(value.currency()))
                .findFirst()
                .map(limit -> value.compareTo(limit) <= 0
                        ? Optional.<String>empty()
                        : Optional.of("prices move by " + value + " in all, more than " + limit))
                .orElseGet(() -> Optional.of("there is no limit in " + value.currency()));
    }

    private static String some(long prices, String one, String more) {
        return prices == 1 ? "1 price " + one : prices + " prices " + more;
    }

    private static PricingProblem wrong(String member, String why) {
        return Kind.INVALID_VALUE.because(why).with("member", member);
    }
}
