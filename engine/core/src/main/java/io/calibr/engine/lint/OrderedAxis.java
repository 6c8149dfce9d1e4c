package io.calibr.engine.lint;

import io.calibr.engine.table.Condition;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Numbers, days and times of day, cut at the thresholds of the conditions: a part is one threshold, or all that lies between two
 * neighbours. What no fact can be is no part: 10.005 where a cent is the smallest coin.
 */
final class OrderedAxis implements Axis {

    /**
     * One part.
     *
     * @param above the threshold it begins after; null for none
     * @param at the threshold it is; null where it lies between two
     * @param below the threshold it ends before; null for none
     */
    private record Part(
            @Nullable BigDecimal above,
            @Nullable BigDecimal at,
            @Nullable BigDecimal below) {}

    private final Term term;
    private final @Nullable BigDecimal step;
    private final @Nullable BigDecimal least;
    private final @Nullable BigDecimal most;
    private final List<Part> parts = new ArrayList<>();

    /** For each threshold the number of the first part at or above it. */
    private final Map<BigDecimal, Integer> from = new HashMap<>();

    /** For each threshold the number of the first part above it. */
    private final Map<BigDecimal, Integer> after = new HashMap<>();

    OrderedAxis(Term term, Optional<Currency> currency, Collection<Condition> conditions) {
        this.term = term;
        this.step = Facts.step(term, currency).orElse(null);
        this.least = Facts.least(term).orElse(null);
        this.most = Facts.most(term).orElse(null);
        var thresholds = new TreeSet<BigDecimal>();
        conditions.forEach(condition -> condition.operands().forEach(operand -> thresholds.add(number(operand))));
        BigDecimal last = null;
        for (var threshold : thresholds) {
            add(new Part(last, null, threshold));
            from.put(threshold.stripTrailingZeros(), parts.size());
            add(new Part(null, threshold, null));
            after.put(threshold.stripTrailingZeros(), parts.size());
            last = threshold;
        }
        add(new Part(last, null, null));
    }

    private void add(Part part) {
        var sample = sample(part);
        if ((part.at() == null || sample.compareTo(part.at()) == 0)
                && (part.below() == null || sample.compareTo(part.below()) < 0)
                && (most == null || sample.compareTo(most) <= 0)) {
            parts.add(part);
        }
    }

    @Override
    public Term term() {
        return term;
    }

    @Override
    public int size() {
        return parts.size() + (Facts.canBeMissing(term) ? 1 : 0);
    }

    @Override
    public Spans known() {
        return Spans.of(0, parts.size());
    }

    @Override
    public Optional<Spans> where(Condition condition) {
        var first = number(condition.operands().getFirst()).stripTrailingZeros();
        var last = number(condition.operands().getLast()).stripTrailingZeros();
        var end = parts.size();
        return Optional.of(
                switch (condition.operator()) {
                    case IS, IN -> points(condition);
                    case IS_NOT, NOT_IN -> known().minus(points(condition));
                    case LESS_THAN -> Spans.of(0, from(first));
                    case AT_MOST -> Spans.of(0, after(first));
                    case MORE_THAN -> Spans.of(after(first), end);
                    case AT_LEAST -> Spans.of(from(first), end);
                    case BETWEEN -> between(first, last);
                    default -> throw new IllegalArgumentException(condition + " is not about a number");
                });
    }

    /** A range whose end comes before its beginning reaches over midnight. */
    private Spans between(BigDecimal first, BigDecimal last) {
        return term.type() == TermType.TIME && first.compareTo(last) > 0
                ? Spans.union(List.of(Spans.of(from(first), parts.size()), Spans.of(0, after(last))))
                : Spans.of(from(first), after(last));
    }

    private Spans points(Condition condition) {
        return Spans.union(condition.operands().stream()
                .map(operand -> number(operand).stripTrailingZeros())
                .map(number -> Spans.of(from(number), after(number)))
                .toList());
    }

    private int from(BigDecimal threshold) {
        return from.getOrDefault(threshold, 0);
    }

    private int after(BigDecimal threshold) {
        return after.getOrDefault(threshold, 0);
    }

    @Override
    public Optional<String> sample(int part) {
        return part == parts.size()
                ? Optional.empty()
                : Optional.of(value(sample(parts.get(part))).text());
    }

    /** A number near the part's lower end; it lies in the part if any does. */
    private BigDecimal sample(Part part) {
        if (part.at() != null) {
            return payable(part.at());
        }
        if (part.above() != null) {
            return part.below() == null || step != null ? next(part.above()) : middle(part.above(), part.below());
        }
        if (least != null) {
            return payable(least);
        }
        return part.below() == null ? BigDecimal.ZERO : previous(part.below());
    }

    private BigDecimal middle(BigDecimal low, BigDecimal high) {
        var first = least == null ? low : low.max(least);
        return first.add(high).divide(BigDecimal.TWO, MathContext.DECIMAL128);
    }

    /** The smallest number there can be that is not below {@code number}. */
    private BigDecimal payable(BigDecimal number) {
        var enough = least == null ? number : number.max(least);
        return step == null
                ? enough
                : enough.divide(step, 0, RoundingMode.CEILING).multiply(step);
    }

    private BigDecimal next(BigDecimal number) {
        if (step == null) {
            return least == null
                    ? number.add(BigDecimal.ONE)
                    : number.add(BigDecimal.ONE).max(least);
        }
        var above =
                number.divide(step, 0, RoundingMode.FLOOR).add(BigDecimal.ONE).multiply(step);
        return payable(above);
    }

    private BigDecimal previous(BigDecimal number) {
        return step == null
                ? number.subtract(BigDecimal.ONE)
                : number.divide(step, 0, RoundingMode.CEILING)
                        .subtract(BigDecimal.ONE)
                        .multiply(step);
    }

    @Override
    public Optional<List<Condition>> wording(Spans wanted) {
        if (!wanted.equals(wanted.firstSpan())) {
            return Optional.empty();
        }
        var low = parts.get(wanted.first());
        var high = parts.get(wanted.end() - 1);
        if (low.at() != null && high.at() != null) {
            return Optional.of(List.of(
                    low.equals(high)
                            ? condition(Operator.IS, low.at())
                            : condition(Operator.BETWEEN, low.at(), high.at())));
        }
        if (step != null && low.above() != null && high.below() != null) {
            return Optional.of(List.of(condition(Operator.BETWEEN, sample(low), previous(high.below()))));
        }
        var conditions = new ArrayList<Condition>();
        if (low.at() != null || low.above() != null) {
            conditions.add(
                    low.at() == null
                            ? condition(Operator.MORE_THAN, low.above())
                            : condition(Operator.AT_LEAST, low.at()));
        }
        if (high.at() != null || high.below() != null) {
            conditions.add(
                    high.at() == null
                            ? condition(Operator.LESS_THAN, high.below())
                            : condition(Operator.AT_MOST, high.at()));
        }
        return Optional.of(conditions);
    }

    @Override
    public Spans narrowed(Spans wanted) {
        return wanted.firstSpan();
    }

    private Condition condition(Operator operator, @Nullable BigDecimal... numbers) {
        var operands = new ArrayList<Value>();
        for (var number : numbers) {
            if (number != null) {
                operands.add(value(number));
            }
        }
        return new Condition(term, operator, operands);
    }

    private Value value(BigDecimal number) {
        return switch (term.type()) {
            case DATE -> new Value.Day(LocalDate.ofEpochDay(number.longValueExact()));
            case TIME -> new Value.Time(LocalTime.MIN.plusMinutes(number.longValueExact()));
            case MONEY, NUMBER, PERCENT, TEXT, PATH, FLAG, TAGS -> new Value.Decimal(plain(number));
        };
    }

    private static BigDecimal plain(BigDecimal number) {
        var short0 = number.stripTrailingZeros();
        return short0.scale() < 0 ? short0.setScale(0, RoundingMode.UNNECESSARY) : short0;
    }

    private static BigDecimal number(Value value) {
        return switch (value) {
            case Value.Decimal(var number) -> number;
            case Value.Day(var day) -> BigDecimal.valueOf(day.toEpochDay());
            case Value.Time(var time) -> BigDecimal.valueOf(time.toSecondOfDay() / 60);
            case Value.Text _, Value.Tags _, Value.Flag _ ->
                throw new IllegalArgumentException(value + " is not a number");
        };
    }
}
