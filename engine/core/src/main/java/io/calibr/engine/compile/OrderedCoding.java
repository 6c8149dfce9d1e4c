package io.calibr.engine.compile;

import io.calibr.engine.table.Condition;
import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Numbers, days and times of day, cut at the thresholds of the conditions: 2i is below the i-th threshold, 2i + 1 is on it. */
final class OrderedCoding<T extends Comparable<? super T>> implements Coding {

    private final Term term;
    private final Class<T> type;
    private final Function<Value, T> reader;
    private final List<T> thresholds;

    private OrderedCoding(Term term, Class<T> type, Function<Value, T> reader, List<Condition> conditions) {
        this.term = term;
        this.type = type;
        this.reader = reader;
        var cuts = new TreeSet<T>();
        conditions.forEach(condition -> condition.operands().forEach(operand -> cuts.add(reader.apply(operand))));
        this.thresholds = new ArrayList<>(cuts);
    }

    static Coding of(Term term, List<Condition> conditions) {
        return switch (term.type()) {
            case DATE -> new OrderedCoding<>(term, LocalDate.class, value -> ((Value.Day) value).day(), conditions);
            case TIME -> new OrderedCoding<>(term, LocalTime.class, value -> ((Value.Time) value).time(), conditions);
            default ->
                new OrderedCoding<>(term, BigDecimal.class, value -> ((Value.Decimal) value).number(), conditions);
        };
    }

    @Override
    public Term term() {
        return term;
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public void encode(@Nullable Object fact, int[] codes, int at) {
        codes[at] = fact == null ? MISSING : place(type.cast(fact));
    }

    @Override
    public CodedCondition code(Condition condition, int at) {
        var operands = condition.operands().stream()
                .mapToInt(operand -> place(reader.apply(operand)))
                .toArray();
        var first = operands[0];
        var last = operands[operands.length - 1];
        return switch (condition.operator()) {
            case IS, IN -> CodedCondition.keyed(at, operands);
            case IS_NOT, NOT_IN -> known(at, code -> !contains(operands, code));
            case LESS_THAN -> known(at, code -> code < first);
            case AT_MOST -> known(at, code -> code <= first);
            case MORE_THAN -> known(at, code -> code > first);
            case AT_LEAST -> known(at, code -> code >= first);
            case BETWEEN ->
                first <= last || type != LocalTime.class
                        ? known(at, code -> code >= first && code <= last)
                        : known(at, code -> code >= first || code <= last);
            case STARTS_WITH, ENDS_WITH, CONTAINS, UNDER, ANY_OF, ALL_OF ->
                throw new IllegalArgumentException(condition + " is not a condition on a " + term.type());
        };
    }

    private int place(T value) {
        var found = Collections.binarySearch(thresholds, value);
        return found >= 0 ? 2 * found + 1 : 2 * (-found - 1);
    }

    private static CodedCondition known(int at, IntPredicate test) {
        return CodedCondition.tested(codes -> codes[at] != MISSING && test.test(codes[at]));
    }

    private static boolean contains(int[] codes, int code) {
        for (var one : codes) {
            if (one == code) {
                return true;
            }
        }
        return false;
    }
}
