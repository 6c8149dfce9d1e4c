package io.calibr.cli.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts and averages as lines go by. Margins are over the changed prices whose cost is known, each counting by its amount. */
public final class PlanSummary {

    private final Map<String, Integer> outcomes = new TreeMap<>();
    private int skus;
    private int changed;
    private int up;
    private int down;
    private int percents;
    private BigDecimal percentSum = BigDecimal.ZERO;
    private BigDecimal before = BigDecimal.ZERO;
    private BigDecimal after = BigDecimal.ZERO;
    private BigDecimal cost = BigDecimal.ZERO;

    public void add(PlanLine line) {
        skus++;
        outcomes.merge(line.outcome(), 1, Integer::sum);
        if (line.isChange()) {
            changed++;
            var direction = line.after().price().compareTo(line.before().price());
            up += direction > 0 ? 1 : 0;
            down += direction < 0 ? 1 : 0;
            line.changePercent().ifPresent(percent -> {
                percents++;
                percentSum = percentSum.add(percent);
            });
            if (line.cost() != null) {
                before = before.add(line.before().price().amount());
                after = after.add(line.after().price().amount());
                cost = cost.add(line.cost().amount());
            }
        }
    }

    public int skus() {
        return skus;
    }

    /** SKUs whose price, or what is announced beside it, changes. */
    public int changed() {
        return changed;
    }

    public int up() {
        return up;
    }

    public int down() {
        return down;
    }

    /** How many SKUs came to that outcome. */
    public int count(String outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    /** The mean of all changes in per cent, each counting the same. */
    public Optional<BigDecimal> averageChangePercent() {
        return percents == 0
                ? Optional.empty()
                : Optional.of(percentSum.divide(BigDecimal.valueOf(percents), 2, RoundingMode.HALF_EVEN));
    }

    public Optional<BigDecimal> marginBefore() {
        return margin(before);
    }

    public Optional<BigDecimal> marginAfter() {
        return margin(after);
    }

    private Optional<BigDecimal> margin(BigDecimal prices) {
        return prices.signum() == 0
                ? Optional.empty()
                : Optional.of(prices.subtract(cost)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(prices, MathContext.DECIMAL64)
                        .setScale(2, RoundingMode.HALF_EVEN));
    }
}
