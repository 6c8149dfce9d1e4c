package io.calibr.engine.lint;

import io.calibr.engine.price.NaiveMatching;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Formula;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every SKU that a small table can tell apart, found by trying facts around everything its conditions name, and what each
 * row says of it.
 */
record SmallWorld(DecisionTable table, List<Map<String, Object>> skus) {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    private static final Set<String> ALWAYS_KNOWN = Set.of("regular", "tags", "labels", "date", "time-of-day", "sku");

    private enum Truth {
        FAILS,
        OPEN,
        HOLDS
    }

    static SmallWorld of(DecisionTable table) {
        var asked = new LinkedHashMap<Term, Set<Condition>>();
        table.rows().stream()
                .flatMap(row -> row.tests().stream())
                .forEach(condition -> asked.computeIfAbsent(condition.term(), _ -> new LinkedHashSet<>())
                        .add(condition));
        List<Map<String, Object>> skus = List.of(Map.of());
        for (var term : asked.keySet()) {
            var next = new ArrayList<Map<String, Object>>();
            for (var sku : skus) {
                if (!ALWAYS_KNOWN.contains(term.name())) {
                    next.add(sku);
                }
                for (var fact : facts(term, asked.getOrDefault(term, Set.of()))) {
                    var more = new HashMap<>(sku);
                    more.put(term.name(), fact);
                    next.add(more);
                }
            }
            skus = next;
        }
        return new SmallWorld(table, skus);
    }

    /** The names of the facts that any row asks for. */
    Set<String> terms() {
        var terms = new LinkedHashSet<String>();
        table.rows()
                .forEach(row -> row.tests()
                        .forEach(condition -> terms.add(condition.term().name())));
        return terms;
    }

    static boolean holds(Row row, Map<String, Object> sku) {
        return row.conditions().stream().allMatch(condition -> holds(condition, sku))
                && row.when().map(formula -> truth(formula, sku) == Truth.HOLDS).orElse(true);
    }

    static boolean holds(Condition condition, Map<String, Object> sku) {
        var fact = sku.get(condition.term().name());
        return fact != null && NaiveMatching.holds(condition, fact);
    }

    /** A SKU from the facts of a finding's example, which leaves out those that may be anything. */
    Map<String, Object> sku(Map<String, String> example) {
        var sku = new HashMap<String, Object>();
        table.rows().stream()
                .flatMap(row -> row.tests().stream())
                .map(Condition::term)
                .filter(term -> example.containsKey(term.name()))
                .forEach(term -> sku.put(term.name(), fact(term, example.getOrDefault(term.name(), ""))));
        for (var any : skus.getFirst().entrySet()) {
            if (ALWAYS_KNOWN.contains(any.getKey())) {
                sku.putIfAbsent(any.getKey(), any.getValue() instanceof Set<?> ? Set.of() : any.getValue());
            }
        }
        return sku;
    }

    private static Object fact(Term term, String text) {
        return switch (term.type()) {
            case TEXT, PATH -> text;
            case TAGS -> Set.of(text.split(" \\| ", -1));
            case MONEY, NUMBER, PERCENT -> new BigDecimal(text);
            case DATE -> LocalDate.parse(text);
            case FLAG -> Boolean.valueOf(text);
            case TIME -> LocalTime.parse(text);
        };
    }

    private static Truth truth(Formula formula, Map<String, Object> sku) {
        return switch (formula) {
            case Formula.Test(var condition) ->
                !sku.containsKey(condition.term().name())
                        ? Truth.OPEN
                        : holds(condition, sku) ? Truth.HOLDS : Truth.FAILS;
            case Formula.Not(var part) ->
                switch (truth(part, sku)) {
                    case FAILS -> Truth.HOLDS;
                    case OPEN -> Truth.OPEN;
                    case HOLDS -> Truth.FAILS;
                };
            case Formula.All(var parts) ->
                Collections.min(parts.stream().map(part -> truth(part, sku)).toList());
            case Formula.Any(var parts) ->
                Collections.max(parts.stream().map(part -> truth(part, sku)).toList());
        };
    }

    private static Set<?> facts(Term term, Set<Condition> conditions) {
        var values = conditions.stream()
                .flatMap(condition -> condition.operands().stream())
                .distinct()
                .toList();
        return switch (term.type()) {
            case TEXT -> term.allowed().isEmpty() ? words(conditions, values) : term.allowed();
            case PATH -> paths(values);
            case TAGS -> subsets(values.stream().map(Value::text).toList());
            case MONEY -> numbers(values, CENT, true);
            case NUMBER -> numbers(values, BigDecimal.ONE, false);
            case PERCENT -> shares(values);
            case DATE -> days(values);
            case FLAG -> Set.of(true, false);
            case TIME -> times(values);
        };
    }

    private static Set<BigDecimal> numbers(List<Value> values, BigDecimal step, boolean amounts) {
        var numbers = new LinkedHashSet<BigDecimal>();
        for (var value : values) {
            var number = ((Value.Decimal) value).number();
            for (var near : List.of(number.subtract(step), number, number.add(step))) {
                if (near.signum() >= 0 || !amounts) {
                    numbers.add(near);
                }
            }
        }
        numbers.add(BigDecimal.ZERO);
        return numbers;
    }

    private static Set<BigDecimal> shares(List<Value> values) {
        var sorted = values.stream()
                .map(value -> ((Value.Decimal) value).number())
                .sorted()
                .toList();
        var shares = new LinkedHashSet<>(sorted);
        shares.add(sorted.getFirst().subtract(BigDecimal.TEN));
        shares.add(sorted.getLast().add(BigDecimal.TEN));
        for (var i = 1; i < sorted.size(); i++) {
            shares.add(sorted.get(i - 1).add(sorted.get(i)).divide(BigDecimal.TWO));
        }
        return shares;
    }

    private static Set<LocalDate> days(List<Value> values) {
        var days = new LinkedHashSet<LocalDate>();
        for (var value : values) {
            var day = ((Value.Day) value).day();
            days.addAll(List.of(day.minusDays(1), day, day.plusDays(1)));
        }
        return days;
    }

    /** Round the clock: a minute before midnight and one after it are neighbours. */
    private static Set<LocalTime> times(List<Value> values) {
        var times = new LinkedHashSet<LocalTime>();
        for (var value : values) {
            var time = ((Value.Time) value).time();
            times.addAll(List.of(time.minusMinutes(1), time, time.plusMinutes(1)));
        }
        return times;
    }

    private static Set<String> paths(List<Value> values) {
        var paths = new LinkedHashSet<String>();
        paths.add("Zzz");
        values.forEach(value -> paths.addAll(List.of(value.text(), value.text() + " > Zzz")));
        return paths;
    }

    private static Set<String> words(Set<Condition> conditions, List<Value> values) {
        var words = new LinkedHashSet<String>();
        values.forEach(value -> words.add(value.text()));
        var middles = subsets(texts(conditions, Operator.CONTAINS));
        for (var start : texts(conditions, Operator.STARTS_WITH, "")) {
            for (var end : texts(conditions, Operator.ENDS_WITH, "")) {
                middles.forEach(middle -> words.add(start + "~" + String.join("~", middle) + "~" + end));
            }
        }
        return words;
    }

    private static List<String> texts(Set<Condition> conditions, Operator operator, String... more) {
        var texts = new ArrayList<>(Arrays.asList(more));
        conditions.stream()
                .filter(condition -> condition.operator() == operator)
                .forEach(condition -> texts.add(condition.operands().getFirst().text()));
        return texts;
    }

    private static Set<Set<String>> subsets(List<String> all) {
        Set<Set<String>> subsets = new LinkedHashSet<>();
        subsets.add(Set.of());
        for (var one : all) {
            for (var subset : List.copyOf(subsets)) {
                var more = new LinkedHashSet<>(subset);
                more.add(one);
                subsets.add(more);
            }
        }
        return subsets;
    }
}
