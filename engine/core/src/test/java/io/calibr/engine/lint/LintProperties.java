package io.calibr.engine.lint;

import io.calibr.engine.lint.Finding.Conflict;
import io.calibr.engine.lint.Finding.ContradictoryRow;
import io.calibr.engine.lint.Finding.Gap;
import io.calibr.engine.lint.Finding.MissingFact;
import io.calibr.engine.lint.Finding.Overlap;
import io.calibr.engine.lint.Finding.RepeatedRow;
import io.calibr.engine.lint.Finding.UnreachableRow;
import io.calibr.engine.table.Action;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Formula;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.Stage;
import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import io.calibr.engine.vocabulary.Vocabulary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static io.calibr.engine.price.Fixtures.USD;
import static org.assertj.core.api.Assertions.assertThat;

/** What lint finds in small tables is what trying every SKU finds. */
class LintProperties {

    private static final Vocabulary WORDS = Vocabulary.standard()
            .with(
                    Term.of("fragile", TermType.FLAG, "Whether it breaks"),
                    Term.of("deposit", TermType.MONEY, "What is paid back"),
                    Term.of("labels", TermType.TAGS, "What is printed on it"));
    private static final List<String> TERMS = List.of(
            "stock",
            "regular",
            "cost",
            "margin",
            "date",
            "time-of-day",
            "brand",
            "category",
            "tags",
            "status",
            "fragile",
            "deposit",
            "labels");
    private static final LocalTime MIDNIGHT = LocalTime.MIN;
    private static final List<String> PATHS = List.of("A", "A > B", "A > B > C", "A > Bee", "D");
    private static final List<String> TEXTS = List.of("Acme", "Acme Pro", "Pro", "me", "Zed");
    private static final List<String> TAGS = List.of("new", "sale", "eco");

    @Property(tries = 300)
    void rowsThatNeverActAreFound(@ForAll long seed) {
        var world =
                SmallWorld.of(randomTable(new Random(seed), HitPolicy.FIRST, HitPolicy.PRIORITY, HitPolicy.COLLECT));

        var report = Lint.of(world.table());

        assertThat(unreached(report)).isEqualTo(trulyUnreached(world));
        assertThat(rows(report, ContradictoryRow.class)).isEqualTo(trulyContradictory(world));
        report.findings().forEach(finding -> {
            if (finding instanceof UnreachableRow(var row, var coveredBy)) {
                assertThat(world.skus().stream()
                                .filter(sku -> matching(world, sku).contains(row)))
                        .allMatch(sku -> matching(world, sku).stream().anyMatch(coveredBy::contains));
            }
        });
    }

    @Property(tries = 300)
    void rowsThatMeetAreFound(@ForAll long seed) {
        var world =
                SmallWorld.of(randomTable(new Random(seed), HitPolicy.UNIQUE, HitPolicy.PRIORITY, HitPolicy.COLLECT));

        var report = Lint.of(world.table());

        assertThat(meetings(report)).isEqualTo(trueMeetings(world));
        for (var finding : report.findings()) {
            if (finding instanceof Conflict || finding instanceof Overlap) {
                var sku = world.sku(finding.example());
                assertThat(matching(world, sku)).containsAll(finding.rows().subList(0, 2));
            }
        }
    }

    @Property(tries = 150)
    void whatNoRowMatchesIsFound(@ForAll long seed) {
        var world = SmallWorld.of(randomTable(new Random(seed), HitPolicy.FIRST, HitPolicy.UNIQUE, HitPolicy.PRIORITY));
        var uncovered = world.skus().stream()
                .filter(sku -> sku.size() == world.terms().size())
                .filter(sku -> matching(world, sku).isEmpty())
                .toList();

        var report = Lint.of(world.table());

        var gaps = gaps(report);
        assertThat(gaps.isEmpty()).isEqualTo(uncovered.isEmpty());
        for (var gap : gaps) {
            assertThat(matching(world, world.sku(gap.example()))).isEmpty();
        }
        if (report.complete()) {
            assertThat(uncovered).allMatch(sku -> gaps.stream().anyMatch(gap -> isIn(gap, sku)));
        }
        assertThat(world.skus())
                .filteredOn(sku -> sku.size() == world.terms().size())
                .filteredOn(sku -> gaps.stream().anyMatch(gap -> gap.exact() && isIn(gap, sku)))
                .allMatch(sku -> matching(world, sku).isEmpty());
        assertThat(missing(report)).isEqualTo(trulyMissing(world));
    }

    private static boolean isIn(Gap gap, Map<String, Object> sku) {
        return gap.conditions().stream().allMatch(condition -> SmallWorld.holds(condition, sku));
    }

    private static List<String> matching(SmallWorld world, Map<String, Object> sku) {
        return inOrder(world.table())
                .filter(row -> SmallWorld.holds(row, sku))
                .map(Row::id)
                .toList();
    }

    private static Stream<Row> inOrder(DecisionTable table) {
        return table.hitPolicy() == HitPolicy.PRIORITY
                ? table.rows().stream().sorted(Comparator.comparingInt(row -> -row.priority()))
                : table.rows().stream();
    }

    private static Set<String> unreached(Lint.Report report) {
        return Stream.concat(rows(report, UnreachableRow.class).stream(), rows(report, RepeatedRow.class).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> rows(Lint.Report report, Class<? extends Finding> kind) {
        return report.findings().stream()
                .filter(kind::isInstance)
                .map(finding -> finding.rows().getFirst())
                .collect(Collectors.toSet());
    }

    private static Set<String> trulyContradictory(SmallWorld world) {
        return world.table().rows().stream()
                .filter(row -> world.skus().stream().noneMatch(sku -> SmallWorld.holds(row, sku)))
                .map(Row::id)
                .collect(Collectors.toSet());
    }

    /** In a table in which all rows act, a row may still lose to an earlier one of its group, or repeat one. */
    private static Set<String> trulyUnreached(SmallWorld world) {
        var collect = world.table().hitPolicy() == HitPolicy.COLLECT;
        var contradictory = trulyContradictory(world);
        var order = inOrder(world.table()).toList();
        var found = new LinkedHashSet<String>();
        for (var place = 0; place < order.size(); place++) {
            var row = order.get(place);
            var earlier = order.subList(0, place).stream()
                    .filter(other -> !collect || other.exclusiveGroup().equals(row.exclusiveGroup()))
                    .toList();
            var never = (collect && row.exclusiveGroup().isEmpty())
                    ? earlier.stream().anyMatch(other -> repeats(world, row, other))
                    : world.skus().stream()
                            .filter(sku -> SmallWorld.holds(row, sku))
                            .allMatch(sku -> earlier.stream().anyMatch(other -> SmallWorld.holds(other, sku)));
            if (never && !contradictory.contains(row.id())) {
                found.add(row.id());
            }
        }
        return found;
    }

    private static boolean repeats(SmallWorld world, Row row, Row other) {
        return row.actions().equals(other.actions())
                && world.skus().stream().allMatch(sku -> SmallWorld.holds(row, sku) == SmallWorld.holds(other, sku));
    }

    private static Map<String, Set<String>> meetings(Lint.Report report) {
        var found = new LinkedHashMap<String, Set<String>>();
        report.findings().stream()
                .filter(finding -> finding instanceof Conflict || finding instanceof Overlap)
                .map(Finding::rows)
                .forEach(rows -> found.put(rows.getFirst(), Set.copyOf(rows.subList(1, rows.size()))));
        return found;
    }

    private static Map<String, Set<String>> trueMeetings(SmallWorld world) {
        var policy = world.table().hitPolicy();
        var unreached = policy == HitPolicy.UNIQUE ? Set.of() : trulyUnreached(world);
        var order = inOrder(world.table())
                .filter(row ->
                        (policy == HitPolicy.COLLECT && row.exclusiveGroup().isEmpty())
                                || !unreached.contains(row.id()))
                .toList();
        var found = new LinkedHashMap<String, Set<String>>();
        for (var place = 0; place < order.size(); place++) {
            var row = order.get(place);
            var with = order.subList(0, place).stream()
                    .filter(other -> policy != HitPolicy.PRIORITY || other.priority() == row.priority())
                    .filter(other -> policy != HitPolicy.COLLECT
                            || row.exclusiveGroup().isEmpty()
                            || !row.exclusiveGroup().equals(other.exclusiveGroup()))
                    .filter(other -> world.skus().stream()
                            .anyMatch(sku -> SmallWorld.holds(row, sku) && SmallWorld.holds(other, sku)))
                    .map(Row::id)
                    .collect(Collectors.toSet());
            if (!with.isEmpty()) {
                found.put(row.id(), with);
            }
        }
        return found;
    }

    private static List<Gap> gaps(Lint.Report report) {
        return report.findings().stream()
                .filter(Gap.class::isInstance)
                .map(Gap.class::cast)
                .toList();
    }

    private static Set<String> missing(Lint.Report report) {
        return report.findings().stream()
                .flatMap(finding -> finding instanceof MissingFact(var term) ? Stream.of(term) : Stream.of())
                .collect(Collectors.toSet());
    }

    private static Set<String> trulyMissing(SmallWorld world) {
        return world.skus().stream()
                .filter(sku -> sku.size() == world.terms().size() - 1)
                .filter(sku -> matching(world, sku).isEmpty())
                .flatMap(sku -> world.terms().stream().filter(term -> !sku.containsKey(term)))
                .collect(Collectors.toSet());
    }

    private static DecisionTable randomTable(Random random, HitPolicy... policies) {
        var terms =
                Stream.generate(() -> one(TERMS, random)).limit(3).distinct().toList();
        var rows = IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(number -> randomRow("r" + number, terms, random))
                .toList();
        return new DecisionTable("t", Stage.ADJUST, one(List.of(policies), random), Optional.of(USD), List.of(), rows);
    }

    private static Row randomRow(String id, List<String> terms, Random random) {
        var conditions = new ArrayList<Condition>();
        for (var term : terms) {
            if (random.nextInt(3) > 0) {
                conditions.add(randomCondition(term, random));
            }
        }
        var group = random.nextInt(3) == 0 ? Optional.of("g") : Optional.<String>empty();
        var action = new Action.Percent(BigDecimal.valueOf(-1 - random.nextInt(2)));
        var row = new Row(id, random.nextInt(2), group, conditions, List.of(action));
        return random.nextInt(4) == 0 ? row.with(randomFormula(terms, 2, random)) : row;
    }

    private static Formula randomFormula(List<String> terms, int depth, Random random) {
        return switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 0 -> new Formula.Test(randomCondition(one(terms, random), random));
            case 1 -> new Formula.Not(randomFormula(terms, depth - 1, random));
            case 2 ->
                new Formula.All(
                        List.of(randomFormula(terms, depth - 1, random), randomFormula(terms, depth - 1, random)));
            default ->
                new Formula.Any(
                        List.of(randomFormula(terms, depth - 1, random), randomFormula(terms, depth - 1, random)));
        };
    }

    private static Condition randomCondition(String name, Random random) {
        var term = WORDS.find(name).orElseThrow();
        var operator = one(Operator.of(term.type()), random);
        var count = switch (operator.operands()) {
            case ONE -> 1;
            case RANGE -> 2;
            case MANY -> 1 + random.nextInt(2);
        };
        return new Condition(
                term,
                operator,
                Stream.generate(() -> randomOperand(term, random)).limit(count).toList());
    }

    private static Value randomOperand(Term term, Random random) {
        return switch (term.type()) {
            case TEXT ->
                new Value.Text(one(
                        term.allowed().isEmpty()
                                ? TEXTS
                                : term.allowed().stream().sorted().toList(),
                        random));
            case TAGS -> new Value.Text(one(TAGS, random));
            case TIME -> new Value.Time(MIDNIGHT.plusMinutes(random.nextInt(4) - 2L));
            case PATH -> new Value.Text(one(PATHS, random));
            case MONEY -> new Value.Decimal(BigDecimal.valueOf(random.nextInt(4), 2));
            case NUMBER, PERCENT -> new Value.Decimal(BigDecimal.valueOf(random.nextInt(4)));
            case DATE -> new Value.Day(LocalDate.of(2026, 11, 26 + random.nextInt(3)));
            case FLAG -> new Value.Flag(random.nextBoolean());
        };
    }

    private static <T> T one(List<T> among, Random random) {
        return among.get(random.nextInt(among.size()));
    }
}
