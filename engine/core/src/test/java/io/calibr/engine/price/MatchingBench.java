package io.calibr.engine.price;

import io.calibr.engine.compile.MatchGroup;
import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.table.Action;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.Stage;
import io.calibr.engine.table.Value;
import io.calibr.model.Sku;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import static io.calibr.engine.price.Fixtures.dec;
import static io.calibr.engine.price.Fixtures.inUsd;
import static io.calibr.engine.price.Fixtures.rules;
import static io.calibr.engine.price.Fixtures.table;
import static io.calibr.engine.price.Fixtures.usd;
import static io.calibr.engine.price.Fixtures.when;
import static java.util.Objects.requireNonNull;

/**
 * Not a test: a program that measures the engine beside a hash index written by hand for the same table, on the same
 * SKUs, with the same resolver and the full trace. docs/engine.md shows its figures.
 */
public final class MatchingBench {

    private static final System.Logger LOG = System.getLogger("bench");
    private static final int SKUS = 100_000;
    private static final int BATCH = 1_000;
    private static final int REPEATS = 5;

    private MatchingBench() {}

    /** Rows of a table as numbers, and a random catalogue to price with them. */
    private record Case(List<Band> bands, RuleSet rules, List<SkuFacts> skus) {}

    private record Band(int row, String category, String brand, long from, long to, long stock) {
        boolean holds(SkuFacts facts) {
            var cents = facts.prices().regular().minorUnits();
            var pieces = facts.stock();
            return cents >= 100 * from && cents <= 100 * to && pieces != null && pieces >= stock;
        }
    }

    /** What one would write for exactly this table and no other. */
    private record HashIndex(RuleSet rules, Map<String, List<Band>> byKey) implements Matching {

        @Override
        public List<int[][]> match(MatchGroup group, List<PriceWalk> walks, PriceRequest request) {
            var all = new ArrayList<int[][]>(walks.size());
            for (var walk : walks) {
                all.add(new int[][] {HitSelection.acting(rules.tables().getFirst(), matching(walk.facts()))});
            }
            return all;
        }

        @Override
        public void close() {}

        private int[] matching(SkuFacts facts) {
            var category = word(facts, "model");
            var brand = word(facts, "brand");
            var rows = new int[8];
            var count = 0;
            for (var key : new String[] {category + '|' + brand, category + '|', '|' + brand, "|"}) {
                for (var band : byKey.getOrDefault(key, List.of())) {
                    if (band.holds(facts)) {
                        if (count == rows.length) {
                            rows = Arrays.copyOf(rows, 2 * count);
                        }
                        rows[count++] = band.row();
                    }
                }
            }
            var found = Arrays.copyOf(rows, count);
            Arrays.sort(found);
            return found;
        }
    }

    /** Prints medians in thousands of SKUs a second of the pricing thread's CPU time. */
    public static void main(String[] args) {
        for (var rows : new int[] {1_000, 10_000}) {
            for (var thresholds : new int[] {10, 1_000}) {
                report(rows, thresholds);
            }
        }
    }

    private static void report(int rows, int thresholds) {
        var on = randomCase(rows, thresholds);
        var engine = new PricingEngine(on.rules());
        var index = new HashMap<String, List<Band>>();
        on.bands()
                .forEach(band -> index.computeIfAbsent(band.category() + '|' + band.brand(), _ -> new ArrayList<>())
                        .add(band));
        var forgetful = new SignatureCache(0);
        var drools = new ArrayList<Double>();
        var warm = new ArrayList<Double>();
        var byHand = new ArrayList<Double>();
        for (var repeat = 0; repeat < REPEATS; repeat++) {
            byHand.add(rate(on, () -> new PricingSession(on.rules(), new HashIndex(on.rules(), index))));
            warm.add(rate(on, engine::session));
            drools.add(rate(on, () -> new PricingSession(on.rules(), new DroolsMatching(on.rules(), forgetful))));
        }
        LOG.log(
                System.Logger.Level.INFO,
                "rows {0}, thresholds {1}: by hand {2}k, engine {3}k (ratio {4}), without remembering {5}k",
                rows,
                thresholds,
                Math.round(median(byHand) / 1e3),
                Math.round(median(warm) / 1e3),
                Math.round(100 * median(warm) / median(byHand)) / 100.0,
                Math.round(median(drools) / 1e3));
    }

    private static double rate(Case on, Supplier<PricingSession> opened) {
        var threads = ManagementFactory.getThreadMXBean();
        var priced = 0;
        var start = threads.getCurrentThreadCpuTime();
        try (var session = opened.get()) {
            for (var from = 0; from < SKUS; from += BATCH) {
                priced += session.price(on.skus().subList(from, from + BATCH), inUsd())
                        .size();
            }
        }
        return priced * 1e9 / (threads.getCurrentThreadCpuTime() - start);
    }

    private static double median(List<Double> rates) {
        return rates.stream().skip(2).sorted().toList().get((rates.size() - 2) / 2);
    }

    private static Case randomCase(int rows, int thresholds) {
        var random = new Random(42);
        var bands = IntStream.range(0, rows)
                .mapToObj(row -> band(row, thresholds, random))
                .toList();
        DecisionTable offers = table(
                "offers",
                Stage.ADJUST,
                HitPolicy.FIRST,
                bands.stream().map(MatchingBench::row).toArray(Row[]::new));
        var skus =
                IntStream.range(0, SKUS).mapToObj(number -> sku(number, random)).toList();
        return new Case(bands, rules(offers), skus);
    }

    /** Three rows in four name a category, a brand, or both. */
    private static Band band(int row, int thresholds, Random random) {
        var shape = 1 + random.nextInt(3);
        var cut = 1_000 / thresholds;
        var from = (long) random.nextInt(thresholds) * cut;
        return new Band(
                row,
                (shape & 1) == 0 ? "" : "C" + random.nextInt(100),
                (shape & 2) == 0 ? "" : "B" + random.nextInt(20),
                from,
                from + 300,
                random.nextInt(5) * 20L);
    }

    private static Row row(Band band) {
        var conditions = new ArrayList<Condition>();
        if (!band.category().isEmpty()) {
            conditions.add(when("model", Operator.IS, new Value.Text(band.category())));
        }
        if (!band.brand().isEmpty()) {
            conditions.add(when("brand", Operator.IS, new Value.Text(band.brand())));
        }
        conditions.add(when("regular", Operator.BETWEEN, whole(band.from()), whole(band.to())));
        conditions.add(when("stock", Operator.AT_LEAST, whole(band.stock())));
        return Fixtures.row("r" + band.row(), conditions, new Action.Percent(dec("-" + (1 + band.row() % 30))));
    }

    private static Value whole(long number) {
        return new Value.Decimal(BigDecimal.valueOf(number));
    }

    private static String word(SkuFacts facts, String term) {
        return requireNonNull(facts.attributes().get(term)).text();
    }

    private static SkuFacts sku(int number, Random random) {
        return SkuFacts.of(new Sku("S" + number), usd((1 + random.nextInt(1_000)) + ".99"))
                .withStock(random.nextInt(120))
                .withAttributes(Map.of(
                        "model", new Value.Text("C" + random.nextInt(100)),
                        "brand", new Value.Text("B" + random.nextInt(20))));
    }
}
