package io.calibr.engine.price;

import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.guard.Guardrails;
import io.calibr.engine.table.Action;
import io.calibr.engine.table.Action.OnBreach;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Formula;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.Stage;
import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.Term;
import io.calibr.model.Sku;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static io.calibr.engine.price.Fixtures.NOON;
import static io.calibr.engine.price.Fixtures.USD;
import static io.calibr.engine.price.Fixtures.WORDS;
import static io.calibr.engine.price.Fixtures.rules;
import static io.calibr.engine.price.Fixtures.table;
import static io.calibr.engine.price.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

/** Drools behind codes, keys, expansions and the cache gives what asking every condition of every row gives. */
class MatchingProperties {

    private static final List<String> TERMS = List.of(
            "brand",
            "category",
            "tags",
            "labels",
            "deposit",
            "cost",
            "stock",
            "date",
            "price",
            "margin",
            "title",
            "quantity",
            "time-of-day",
            "competitor-position",
            "competitor-gap");
    private static final List<String> PATHS =
            List.of("Bikes", "Bikes > Road", "Bikes > Road > Old", "Bikes > Roadster", "Clothing");
    private static final List<String> WORDS_IN_USE = List.of("Acme", "Acme Pro", "Zed", "Pro");

    @Property(tries = 150)
    void pricesAsTheReferenceDoes(@ForAll long seed) {
        var random = new Random(seed);
        var rules = randomRules(random);
        var skus = randomSkus(random, 40);

        var priced = new PricingEngine(rules).price(skus, request());

        assertThat(priced).isEqualTo(reference(rules, skus));
    }

    @Property(tries = 30)
    void neitherOrderNorBatchesNorTheCacheMatter(@ForAll long seed) {
        var random = new Random(seed);
        var rules = randomRules(random);
        var skus = randomSkus(random, 30);
        var expected = new PricingEngine(rules).price(skus, request());

        var shuffled = new ArrayList<>(skus);
        Collections.shuffle(shuffled, random);
        var bySku = new HashMap<Sku, PricedSku>();
        try (var tiny = new PricingSession(rules, new DroolsMatching(rules, new SignatureCache(2)))) {
            for (var from = 0; from < shuffled.size(); from += 7) {
                tiny.price(shuffled.subList(from, Math.min(shuffled.size(), from + 7)), request())
                        .forEach(one -> bySku.put(one.sku(), one));
            }
        }
        try (var forgetful = new PricingSession(rules, new DroolsMatching(rules, new SignatureCache(0)))) {
            assertThat(forgetful.price(skus, request())).isEqualTo(expected);
            assertThat(forgetful.price(skus, request())).isEqualTo(expected);
        }

        assertThat(skus.stream().map(sku -> bySku.get(sku.sku())).toList()).isEqualTo(expected);
    }

    private static List<PricedSku> reference(RuleSet rules, List<SkuFacts> skus) {
        try (var session = new PricingSession(rules, new NaiveMatching(rules))) {
            return session.price(skus, request());
        }
    }

    private static PriceRequest request() {
        return PriceRequest.of(USD, NOON, ZoneOffset.UTC).forQuantity(3);
    }

    private static RuleSet randomRules(Random random) {
        var tables = new ArrayList<DecisionTable>();
        var count = 1 + random.nextInt(4);
        for (var index = 0; index < count; index++) {
            tables.add(randomTable("t" + index, random));
        }
        return rules(
                Guardrails.of(new Action.MaxDecrease(new BigDecimal("60"), OnBreach.CLAMP)),
                tables.toArray(DecisionTable[]::new));
    }

    private static DecisionTable randomTable(String name, Random random) {
        var rows = IntStream.range(0, 1 + random.nextInt(12))
                .mapToObj(number -> randomRow("r" + number, random))
                .toArray(Row[]::new);
        return table(name, Stage.ADJUST, one(List.of(HitPolicy.values()), random), rows);
    }

    private static Row randomRow(String id, Random random) {
        var conditions = Stream.generate(() -> randomCondition(random))
                .limit(random.nextInt(4))
                .toList();
        var action = random.nextBoolean()
                ? new Action.Percent(BigDecimal.valueOf(random.nextInt(60) - 30))
                : new Action.Absolute(BigDecimal.valueOf(random.nextInt(500) - 200, 2));
        var group = random.nextInt(4) == 0 ? Optional.of("g") : Optional.<String>empty();
        var row = new Row(id, random.nextInt(3), group, conditions, List.of(action));
        return random.nextInt(3) == 0 ? row.with(randomFormula(random, 1 + random.nextInt(5))) : row;
    }

    private static Formula randomFormula(Random random, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 0 -> new Formula.Test(randomCondition(random));
            case 1 -> new Formula.Not(randomFormula(random, depth - 1));
            case 2 -> new Formula.All(randomParts(random, depth - 1));
            default -> new Formula.Any(randomParts(random, depth - 1));
        };
    }

    private static List<Formula> randomParts(Random random, int depth) {
        return Stream.generate(() -> randomFormula(random, depth))
                .limit(2 + random.nextInt(2))
                .toList();
    }

    private static Condition randomCondition(Random random) {
        var term = WORDS.find(one(TERMS, random)).orElseThrow();
        var operator = one(Operator.of(term.type()), random);
        var count = switch (operator.operands()) {
            case ONE -> 1;
            case RANGE -> 2;
            case MANY -> 1 + random.nextInt(3);
        };
        return new Condition(
                term,
                operator,
                Stream.generate(() -> randomOperand(term, random)).limit(count).toList());
    }

    private static Value randomOperand(Term term, Random random) {
        return switch (term.type()) {
            case TIME -> new Value.Time(LocalTime.of(10 + random.nextInt(4), 0));
            case TEXT, TAGS -> new Value.Text(one(WORDS_IN_USE, random));
            case PATH -> new Value.Text(one(PATHS, random));
            case MONEY, NUMBER, PERCENT ->
                new Value.Decimal(
                        BigDecimal.valueOf(random.nextInt(40) - (term.range().isPresent() ? -1 : 5)));
            case DATE -> new Value.Day(LocalDate.of(2024, 7, 18 + random.nextInt(5)));
            case FLAG -> new Value.Flag(random.nextBoolean());
        };
    }

    private static List<SkuFacts> randomSkus(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> randomSku("S" + number, random))
                .toList();
    }

    private static SkuFacts randomSku(String code, Random random) {
        var attributes = new HashMap<String, Value>();
        for (var term : List.of("brand", "title", "category")) {
            if (random.nextInt(5) > 0) {
                attributes.put(term, randomOperand(WORDS.find(term).orElseThrow(), random));
            }
        }
        attributes.computeIfPresent(
                "category",
                (_, path) -> random.nextBoolean() ? path : new Value.Text(path.text() + " > Deep > Deeper"));
        if (random.nextBoolean()) {
            attributes.put("labels", new Value.Tags(randomTags(random)));
        }
        if (random.nextBoolean()) {
            attributes.put("deposit", randomOperand(WORDS.find("deposit").orElseThrow(), random));
        }
        var facts = SkuFacts.of(new Sku(code), usd(random.nextInt(30) + "." + (10 + random.nextInt(90))))
                .withAttributes(attributes)
                .withTags(randomTags(random));
        var watched = random.nextBoolean()
                ? facts.with(Competition.of(List.of(usd("4.00"), usd("9.00"), usd(random.nextInt(20) + ".00"))))
                : facts;
        var withCost = random.nextInt(4) > 0 ? watched.withCost(usd(random.nextInt(20) + ".00")) : watched;
        return random.nextBoolean() ? withCost.withStock(random.nextInt(30)) : withCost;
    }

    private static Set<String> randomTags(Random random) {
        Set<String> tags = new HashSet<>();
        for (var word : WORDS_IN_USE) {
            if (random.nextInt(3) == 0) {
                tags.add(word);
            }
        }
        return tags;
    }

    private static <T> T one(List<T> among, Random random) {
        return among.get(random.nextInt(among.size()));
    }
}
