package io.calibr.engine.check;

import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.explain.FiredRow;
import io.calibr.engine.explain.Step;
import io.calibr.engine.guard.GuardCheck;
import io.calibr.engine.guard.Guardrail;
import io.calibr.engine.price.PriceOutcome;
import io.calibr.engine.price.PricedSku;
import io.calibr.engine.price.SkuFacts;
import io.calibr.model.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up SKU by SKU what rules come to; what it keeps does not grow with the catalogue. Not thread-safe. */
public final class ImpactCount {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final RuleSet rules;
    private final Map<Kind, Integer> outcomes = new EnumMap<>(Kind.class);
    private final Map<String, Integer> held = new TreeMap<>();
    private final Map<Cause, Breach> breaches = new LinkedHashMap<>();
    private final Margin before = new Margin();
    private final Margin after = new Margin();
    private BigDecimal changes = BigDecimal.ZERO;
    private int compared;

    /** @param rules that the SKUs are priced with */
    public ImpactCount(RuleSet rules) {
        this.rules = rules;
    }

    private enum Kind {
        PRICED,
        UNCHANGED,
        HELD,
        CONFLICTING,
        NOT_COVERED
    }

    /** Which row and which guardrail; indexes as in an explanation, {@link Step#ENGINE} where no row decided. */
    private record Cause(int table, int row, int guardTable, int guardRow, String guard) {}

    /** Counts one SKU. */
    public void add(SkuFacts facts, PricedSku priced) {
        outcomes.merge(kind(priced.outcome()), 1, Integer::sum);
        switch (priced.outcome()) {
            case PriceOutcome.Priced(var price, var _) -> change(facts, price);
            case PriceOutcome.Held(var reasons, var wanted) -> {
                reasons.stream()
                        .map(reason -> reason.code())
                        .distinct()
                        .forEach(code -> held.merge(code, 1, Integer::sum));
                priced.explanation().checks().stream()
                        .filter(check -> !check.kept())
                        .forEach(check -> breach(priced, check, wanted));
            }
            case PriceOutcome.Unchanged _, PriceOutcome.Conflicting _, PriceOutcome.NotCovered _ -> {}
        }
    }

    /**
     * What all SKUs so far come to.
     *
     * @param mostBreaches how many to list at most
     */
    public Impact impact(int mostBreaches) {
        return new Impact(
                new Impact.Outcomes(
                        count(Kind.PRICED),
                        count(Kind.UNCHANGED),
                        count(Kind.HELD),
                        count(Kind.CONFLICTING),
                        count(Kind.NOT_COVERED)),
                compared == 0
                        ? Optional.empty()
                        : Optional.of(changes.divide(BigDecimal.valueOf(compared), 2, RoundingMode.HALF_UP)),
                before.percent(),
                after.percent(),
                held,
                breaches.values().stream()
                        .sorted(Comparator.comparingInt(Breach::skus).reversed())
                        .limit(mostBreaches)
                        .toList());
    }

    private static Kind kind(PriceOutcome outcome) {
        return switch (outcome) {
            case PriceOutcome.Priced _ -> Kind.PRICED;
            case PriceOutcome.Unchanged _ -> Kind.UNCHANGED;
            case PriceOutcome.Held _ -> Kind.HELD;
            case PriceOutcome.Conflicting _ -> Kind.CONFLICTING;
            case PriceOutcome.NotCovered _ -> Kind.NOT_COVERED;
        };
    }

    private int count(Kind kind) {
        return outcomes.getOrDefault(kind, 0);
    }

    private void change(SkuFacts facts, Money price) {
        var now = facts.prices().reference();
        if (now.minorUnits() != 0) {
            var change = price.amount().subtract(now.amount()).multiply(HUNDRED);
            changes = changes.add(change.divide(now.amount(), MathContext.DECIMAL64));
            compared++;
        }
        var cost = facts.prices().cost();
        if (cost != null) {
            before.add(now, cost);
            after.add(price, cost);
        }
    }

    private void breach(PricedSku priced, GuardCheck check, @Nullable Money wanted) {
        var acting = priced.explanation().acting();
        var cause = new Cause(
                acting.map(Step::table).orElse(Step.ENGINE),
                acting.map(Step::row).orElse(Step.ENGINE),
                check.table(),
                check.row(),
                check.guard().name());
        var seen = breaches.get(cause);
        var breach = seen == null
                ? new Breach(
                        priced.sku(),
                        acting.map(step -> FiredRow.of(rules, step.table(), step.row()))
                                .orElse(null),
                        check.guard(),
                        check.table() == Guardrail.RULEBOOK ? null : FiredRow.of(rules, check.table(), check.row()),
                        new Breach.Amounts(wanted, check.bound()),
                        1)
                : new Breach(seen.sku(), seen.row(), seen.guard(), seen.setBy(), seen.amounts(), seen.skus() + 1);
        breaches.put(cause, breach);
    }

    /** Prices and the costs that go with them, added up. */
    private static final class Margin {
        private BigDecimal prices = BigDecimal.ZERO;
        private BigDecimal costs = BigDecimal.ZERO;

        void add(Money price, Money cost) {
            prices = prices.add(price.amount());
            costs = costs.add(cost.amount());
        }

        Optional<BigDecimal> percent() {
            return prices.signum() == 0
                    ? Optional.empty()
                    : Optional.of(prices.subtract(costs).multiply(HUNDRED).divide(prices, 2, RoundingMode.HALF_UP));
        }
    }
}
