package io.calibr.engine.price;

import io.calibr.engine.compile.MatchGroup;
import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Formula;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Asks every condition of every row: slow and plainly right. */
public final class NaiveMatching implements Matching {

    private final RuleSet rules;

    NaiveMatching(RuleSet rules) {
        this.rules = rules;
    }

    @Override
    public List<int[][]> match(MatchGroup group, List<PriceWalk> walks, PriceRequest request) {
        return walks.stream()
                .map(walk -> IntStream.range(0, group.size())
                        .mapToObj(place -> acting(rules.tables().get(group.table(place)), walk, request))
                        .toArray(int[][]::new))
                .toList();
    }

    @Override
    public void close() {}

    private static int[] acting(DecisionTable table, PriceWalk walk, PriceRequest request) {
        var matching = IntStream.range(0, table.rows().size())
                .filter(row -> holds(table.rows().get(row), walk, request))
                .toArray();
        return HitSelection.acting(table, matching);
    }

    private static boolean holds(Row row, PriceWalk walk, PriceRequest request) {
        return row.conditions().stream().allMatch(condition -> asked(condition, walk, request) == Truth.HOLDS)
                && row.when()
                        .map(formula -> asked(formula, walk, request) == Truth.HOLDS)
                        .orElse(true);
    }

    /** What is known of a condition: a missing fact leaves it open. */
    private enum Truth {
        FAILS,
        OPEN,
        HOLDS
    }

    private static Truth asked(Condition condition, PriceWalk walk, PriceRequest request) {
        var fact = FactReader.of(condition.term()).read(walk.facts(), request, walk.price());
        return fact == null ? Truth.OPEN : holds(condition, fact) ? Truth.HOLDS : Truth.FAILS;
    }

    private static Truth asked(Formula formula, PriceWalk walk, PriceRequest request) {
        return switch (formula) {
            case Formula.Test(var condition) -> asked(condition, walk, request);
            case Formula.Not(var part) ->
                switch (asked(part, walk, request)) {
                    case HOLDS -> Truth.FAILS;
                    case OPEN -> Truth.OPEN;
                    case FAILS -> Truth.HOLDS;
                };
            case Formula.All(var parts) -> Collections.min(asked(parts, walk, request));
            case Formula.Any(var parts) -> Collections.max(asked(parts, walk, request));
        };
    }

    private static List<Truth> asked(List<Formula> parts, PriceWalk walk, PriceRequest request) {
        return parts.stream().map(part -> asked(part, walk, request)).toList();
    }

    public static boolean holds(Condition condition, Object fact) {
        var first = condition.operands().getFirst();
        return switch (condition.operator()) {
            case IS -> same(first, fact);
            case IS_NOT -> !same(first, fact);
            case IN -> condition.operands().stream().anyMatch(operand -> same(operand, fact));
            case NOT_IN -> condition.operands().stream().noneMatch(operand -> same(operand, fact));
            case LESS_THAN -> compares(fact, first, sign -> sign < 0);
            case AT_MOST -> compares(fact, first, sign -> sign <= 0);
            case MORE_THAN -> compares(fact, first, sign -> sign > 0);
            case AT_LEAST -> compares(fact, first, sign -> sign >= 0);
            case BETWEEN -> {
                var reached = compares(fact, first, sign -> sign >= 0);
                var notPassed = compares(fact, condition.operands().getLast(), sign -> sign <= 0);
                var overMidnight = first instanceof Value.Time(var from)
                        && condition.operands().getLast() instanceof Value.Time(var until)
                        && from.isAfter(until);
                yield overMidnight ? reached || notPassed : reached && notPassed;
            }
            case STARTS_WITH -> ((String) fact).startsWith(first.text());
            case ENDS_WITH -> ((String) fact).endsWith(first.text());
            case CONTAINS -> ((String) fact).contains(first.text());
            case UNDER -> fact.equals(first.text()) || ((String) fact).startsWith(first.text() + " > ");
            case ANY_OF -> tags(condition.operands(), fact, false);
            case ALL_OF -> tags(condition.operands(), fact, true);
        };
    }

    private static boolean same(Value operand, Object fact) {
        return switch (operand) {
            case Value.Text(var text) -> text.equals(fact);
            case Value.Decimal(var number) -> fact instanceof BigDecimal known && known.compareTo(number) == 0;
            case Value.Day(var day) -> day.equals(fact);
            case Value.Time(var time) -> time.equals(fact);
            case Value.Flag(var set) -> fact.equals(set);
            case Value.Tags(var tags) -> tags.equals(fact);
        };
    }

    private static boolean compares(Object fact, Value operand, IntPredicate sign) {
        return switch (operand) {
            case Value.Decimal(var number) -> sign.test(((BigDecimal) fact).compareTo(number));
            case Value.Day(var day) -> sign.test(((LocalDate) fact).compareTo(day));
            case Value.Time(var time) -> sign.test(((LocalTime) fact).compareTo(time));
            case Value.Text _, Value.Tags _, Value.Flag _ -> false;
        };
    }

    private static boolean tags(List<Value> operands, @Nullable Object fact, boolean all) {
        if (!(fact instanceof Set<?> tags)) {
            return false;
        }
        Predicate<Value> tagged = operand -> tags.contains(operand.text());
        return all ? operands.stream().allMatch(tagged) : operands.stream().anyMatch(tagged);
    }
}
