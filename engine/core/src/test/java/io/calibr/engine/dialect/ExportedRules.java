package io.calibr.engine.dialect;

import io.calibr.engine.price.SkuFacts;
import io.calibr.engine.table.Action;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Formula;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.Stage;
import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.Vocabulary;
import io.calibr.facts.Product;
import io.calibr.model.Money;
import io.calibr.model.Sku;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.kie.api.KieBase;
import org.kie.api.builder.KieBuilder;
import org.kie.api.io.ResourceType;
import org.kie.internal.utils.KieHelper;

/** Made-up rules on made-up products, for Calibr and for Drools. */
final class ExportedRules {

    private static final List<String> PATHS =
            List.of("Bikes", "Bikes > Road", "Bikes > Road > Old", "Bikes > Roadster");
    private static final List<String> NAMES = List.of("Acme", "Acme Pro", "Zed's", "Pro");
    private static final List<String> TAGS = List.of("old", "new", "worn");

    private ExportedRules() {}

    static String drl(Random random) {
        return new DrlTableWriter().write(table(random));
    }

    /**
     * Drools' knowledge base for an export, as only a developer who has written or read it would build one. The kind of
     * project is named and not imported, since its module is there at run time only.
     */
    static KieBase compiled(String drl) {
        try {
            var executable = Class.forName("org.drools.model.codegen.ExecutableModelProject")
                    .asSubclass(KieBuilder.ProjectType.class);
            return new KieHelper().addContent(drl, ResourceType.DRL).build(executable);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("Drools has moved its compiler", e);
        }
    }

    /** Rows that all act, with one to three conditions each. */
    static DecisionTable table(Random random) {
        var rows = IntStream.range(0, 25).mapToObj(i -> row("r" + i, random)).toList();
        return new DecisionTable(
                "exported", Stage.ADJUST, HitPolicy.COLLECT, Optional.of(Currency.getInstance("USD")), List.of(), rows);
    }

    private static Row row(String id, Random random) {
        var conditions = new LinkedHashMap<String, Condition>();
        for (var i = random.nextInt(1, 4); i > 0; i--) {
            var condition = condition(random);
            conditions.put(condition.term().name() + condition.operator(), condition);
        }
        var row = new Row(
                id,
                0,
                Optional.empty(),
                List.copyOf(conditions.values()),
                List.of(new Action.Percent(BigDecimal.valueOf(random.nextInt(1, 5)))));
        return random.nextInt(3) > 0 ? row : row.with(formula(random));
    }

    private static Formula formula(Random random) {
        return new Formula.Any(List.of(
                new Formula.Test(condition(random)),
                new Formula.All(List.of(
                        new Formula.Test(condition(random)), new Formula.Not(new Formula.Test(condition(random)))))));
    }

    private static Condition condition(Random random) {
        var term = Vocabulary.standard()
                .find(pick(List.of("title", "brand", "category", "tags", "stock", "cost"), random))
                .orElseThrow();
        var operator = pick(Operator.of(term.type()), random);
        var first = value(term.name(), random);
        var second = value(term.name(), random);
        var operands = switch (operator.operands()) {
            case ONE -> List.of(first);
            case MANY -> List.of(first, second);
            case RANGE -> inOrder(first, second);
        };
        return new Condition(term, operator, operands);
    }

    private static List<Value> inOrder(Value a, Value b) {
        return ((Value.Decimal) a).number().compareTo(((Value.Decimal) b).number()) <= 0
                ? List.of(a, b)
                : List.of(b, a);
    }

    private static Value value(String term, Random random) {
        return switch (term) {
            case "category" -> new Value.Text(pick(PATHS, random));
            case "tags" -> new Value.Text(pick(TAGS, random));
            case "stock" -> new Value.Decimal(BigDecimal.valueOf(random.nextInt(5)));
            case "cost" -> new Value.Decimal(BigDecimal.valueOf(random.nextInt(50) * 10L, random.nextInt(1, 3)));
            default -> new Value.Text(pick(NAMES, random));
        };
    }

    static List<Product> products(Random random) {
        return IntStream.range(0, 40)
                .mapToObj(i -> new Product(
                        "sku-" + i,
                        pick(NAMES, random),
                        pick(NAMES, random),
                        pick(PATHS, random),
                        random.nextBoolean() ? Set.of() : Set.of(pick(TAGS, random)),
                        BigDecimal.valueOf(random.nextInt(5)),
                        BigDecimal.valueOf(random.nextInt(50) * 10L, 2)))
                .toList();
    }

    static SkuFacts facts(Product product) {
        return SkuFacts.of(new Sku(product.sku()), Money.of("100.00", "USD"))
                .withCost(Money.of(product.cost().toPlainString(), "USD"))
                .withStock(product.stock().longValueExact())
                .withTags(product.tags())
                .withAttributes(Map.of(
                        "title", new Value.Text(product.title()),
                        "brand", new Value.Text(product.brand()),
                        "category", new Value.Text(product.category())));
    }

    private static <T> T pick(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
