package io.calibr.engine.price;

import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Prices SKUs with one rule set. Safe to share between threads; the same facts, request and rule set always give the same
 * cents.
 */
public final class PricingEngine {

    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final RuleSet rules;
    private final SignatureCache cache = new SignatureCache(SignatureCache.ROOMY);

    public PricingEngine(RuleSet rules) {
        this.rules = rules;
    }

    public RuleSet rules() {
        return rules;
    }

    /** Something to price many SKUs with, batch after batch, on one thread. Close it afterwards. */
    public PricingSession session() {
        return new PricingSession(rules, new DroolsMatching(rules, cache));
    }

    /**
     * Prices a few SKUs at once; a whole catalogue goes through {@link #session()} in batches.
     *
     * @return one result for each SKU, in the order given
     */
    public List<PricedSku> price(List<SkuFacts> skus, PriceRequest request) {
        try (var session = session()) {
            return session.price(skus, request);
        }
    }

    /**
     * The outcome for every quantity, cut where the rules' own conditions on {@code quantity} cut it: the outcome of a tier
     * holds from its quantity up to the next tier's. Neighbouring quantities with the same outcome are one tier.
     *
     * @param request its quantity is ignored
     * @return at least one tier, the first from 1
     */
    public List<Tier> tierLadder(SkuFacts sku, PriceRequest request) {
        var tiers = new ArrayList<Tier>();
        try (var session = session()) {
            for (var quantity : quantitiesThatMatter()) {
                var outcome = session.price(List.of(sku), request.forQuantity(quantity))
                        .getFirst()
                        .outcome();
                if (tiers.isEmpty() || !tiers.getLast().outcome().equals(outcome)) {
                    tiers.add(new Tier(quantity, outcome));
                }
            }
        }
        return tiers;
    }

    /** 1 and, for each number a condition compares the quantity with, the first whole quantities at and above it. */
    private Set<Integer> quantitiesThatMatter() {
        Set<Integer> quantities = new TreeSet<>();
        quantities.add(1);
        rules.tables().stream()
                .flatMap(table -> table.rows().stream())
                .flatMap(row -> row.tests().stream())
                .filter(condition -> condition.term().name().equals("quantity"))
                .map(Condition::operands)
                .flatMap(List::stream)
                .forEach(operand -> addAround(operand, quantities));
        return quantities;
    }

    private static void addAround(Value operand, Set<Integer> quantities) {
        if (operand instanceof Value.Decimal(var number)) {
            var reached = number.setScale(0, RoundingMode.CEILING);
            var passed = number.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
            Stream.of(reached, passed)
                    .filter(quantity -> quantity.signum() > 0 && quantity.compareTo(MOST) <= 0)
                    .map(BigDecimal::intValueExact)
                    .forEach(quantities::add);
        }
    }
}
