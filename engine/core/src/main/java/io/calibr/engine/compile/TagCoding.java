package io.calibr.engine.compile;

import io.calibr.engine.table.Condition;
import io.calibr.engine.table.Operator;
import io.calibr.engine.vocabulary.Term;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/** Tags: a bit that says that they are known, and one for each tag that a condition names. */
final class TagCoding implements Coding {

    private static final int KNOWN = 1;

    private final Term term;
    private final Map<String, Integer> named = new HashMap<>();

    TagCoding(Term term, List<Condition> conditions) {
        this.term = term;
        conditions.stream()
                .flatMap(condition -> condition.operands().stream())
                .forEach(operand -> named.putIfAbsent(operand.text(), named.size() + 1));
    }

    @Override
    public Term term() {
        return term;
    }

    @Override
    public int width() {
        return named.size() / Integer.SIZE + 1;
    }

    @Override
    public void encode(@Nullable Object fact, int[] codes, int at) {
        for (var slot = at; slot < at + width(); slot++) {
            codes[slot] = 0;
        }
        if (fact instanceof Set<?> tags) {
            codes[at] |= KNOWN;
            for (var tag : tags) {
                var bit = named.get(tag);
                if (bit != null) {
                    codes[at + bit / Integer.SIZE] |= 1 << (bit % Integer.SIZE);
                }
            }
        }
    }

    @Override
    public boolean known(int[] codes, int at) {
        return (codes[at] & KNOWN) != 0;
    }

    /** The look-up keys are bit positions counted over all codes. */
    @Override
    public CodedCondition code(Condition condition, int at) {
        var bits = condition.operands().stream()
                .mapToInt(operand -> at * Integer.SIZE + requireNonNull(named.get(operand.text())))
                .distinct()
                .toArray();
        if (condition.operator() == Operator.ANY_OF) {
            return new CodedCondition(CodedCondition.Lookup.TAG, at, CodedCondition.boxed(bits), any(bits), null);
        }
        return new CodedCondition(CodedCondition.Lookup.TAG, at, List.of(bits[0]), all(bits), all(bits));
    }

    private static Predicate<int[]> any(int[] bits) {
        return codes -> {
            for (var bit : bits) {
                if (isSet(codes, bit)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static Predicate<int[]> all(int[] bits) {
        return codes -> {
            for (var bit : bits) {
                if (!isSet(codes, bit)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static boolean isSet(int[] codes, int bit) {
        return (codes[bit / Integer.SIZE] & 1 << (bit % Integer.SIZE)) != 0;
    }
}
