package io.calibr.engine.price;

import io.calibr.engine.compile.MatchGroup;
import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.table.DecisionTable;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;

/**
 * Prices SKUs batch after batch on one thread. What it keeps between batches is bounded, whatever the size of the
 * catalogue; the results never depend on it, nor on how the SKUs are cut into batches. Not thread-safe.
 */
public final class PricingSession implements AutoCloseable {

    private static final int BATCH = 1_000;

    private final RuleSet rules;
    private final Matching matching;

    PricingSession(RuleSet rules, Matching matching) {
        this.rules = rules;
        this.matching = matching;
    }

    /**
     * Prices SKUs with all the same request.
     *
     * @param skus any number; about 1,000 at a time is best
     * @return one result for each SKU, in the order given
     * @throws IllegalArgumentException if a SKU, or an amount among the rulebook's guardrails, is in another currency than
     *     the request
     */
    public List<PricedSku> price(List<SkuFacts> skus, PriceRequest request) {
        requireCurrency(skus, request.currency());
        var priced = new ArrayList<PricedSku>(skus.size());
        for (var from = 0; from < skus.size(); from += BATCH) {
            var to = Math.min(skus.size(), from + BATCH);
            priced.addAll(priceBatch(skus.subList(from, to), request));
        }
        return priced;
    }

    @Override
    public void close() {
        matching.close();
    }

    private List<PricedSku> priceBatch(List<SkuFacts> skus, PriceRequest request) {
        var walks =
                skus.stream().map(facts -> new PriceWalk(rules, facts, request)).toList();
        var plan = rules.plan();
        var matched = new HashMap<MatchGroup, List<int[][]>>();
        var reached = new HashMap<MatchGroup, Integer>();
        for (var index = 0; index < rules.tables().size(); index++) {
            var table = rules.tables().get(index);
            walks.forEach(walk -> walk.enter(table.stage()));
            var group = plan.groupOf(index);
            var rows = matched.computeIfAbsent(group, _ -> matching.match(group, walks, request));
            var place = reached.merge(group, 1, Integer::sum) - 1;
            if (applies(table, request)) {
                take(index, walks, rows, place);
            }
        }
        return walks.stream().map(PriceWalk::arrive).toList();
    }

    private static void take(int table, List<PriceWalk> walks, List<int[][]> rows, int place) {
        for (var sku = 0; sku < walks.size(); sku++) {
            walks.get(sku).take(table, rows.get(sku)[place]);
        }
    }

    private static boolean applies(DecisionTable table, PriceRequest request) {
        return table.currency().map(request.currency()::equals).orElse(true)
                && table.schedule().isOpen(request.asOf(), request.zone());
    }

    private void requireCurrency(List<SkuFacts> skus, Currency currency) {
        if (rules.guardrails().holdAmounts()
                && !currency.equals(rules.guardrails().currency())) {
            throw new IllegalArgumentException(
                    "the guardrails are in " + rules.guardrails().currency() + ", the request in " + currency);
        }
        for (var facts : skus) {
            if (!facts.prices().regular().currency().equals(currency)) {
                throw new IllegalArgumentException(facts.sku() + " is priced in "
                        + facts.prices().regular().currency() + ", the request in " + currency);
            }
        }
    }
}
