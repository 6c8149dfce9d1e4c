package io.calibr.engine.compile;

import io.calibr.engine.table.Condition;
import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.Term;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * Paths, by the deepest path a condition names that they equal (2i + 1) or lie below (2i); 0 for none. Whatever lies above
 * that one follows from it.
 */
final class PathCoding implements Coding {

    private static final String SEPARATOR = " > ";
    private static final int NONE = 0;

    private final Term term;
    private final Map<String, Integer> named = new HashMap<>();

    PathCoding(Term term, List<Condition> conditions) {
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
        return 1;
    }

    @Override
    public void encode(@Nullable Object fact, int[] codes, int at) {
        codes[at] = fact == null ? MISSING : deepest((String) fact);
    }

    @Override
    public CodedCondition code(Condition condition, int at) {
        return switch (condition.operator()) {
            case IS, IN -> CodedCondition.keyed(at, exactly(condition.operands()));
            case IS_NOT, NOT_IN -> {
                var same = CodedCondition.keyed(at, exactly(condition.operands()));
                yield CodedCondition.tested(
                        codes -> codes[at] != MISSING && !same.test().test(codes));
            }
            case UNDER ->
                CodedCondition.keyed(at, under(condition.operands().getFirst().text()));
            default -> throw new IllegalArgumentException(condition + " is not a condition on a path");
        };
    }

    private int deepest(String path) {
        var number = named.get(path);
        if (number != null) {
            return 2 * number + 1;
        }
        for (var end = path.lastIndexOf(SEPARATOR); end > 0; end = path.lastIndexOf(SEPARATOR, end - 1)) {
            var above = named.get(path.substring(0, end));
            if (above != null) {
                return 2 * above;
            }
        }
        return NONE;
    }

    private int[] exactly(List<Value> operands) {
        return operands.stream()
                .mapToInt(operand -> 2 * requireNonNull(named.get(operand.text())) + 1)
                .distinct()
                .toArray();
    }

    private int[] under(String path) {
        return named.entrySet().stream()
                .filter(entry -> entry.getKey().equals(path) || entry.getKey().startsWith(path + SEPARATOR))
                .flatMapToInt(entry -> IntStream.of(2 * entry.getValue(), 2 * entry.getValue() + 1))
                .sorted()
                .toArray();
    }
}
