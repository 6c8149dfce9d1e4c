package io.calibr.engine.compile;

import io.calibr.engine.table.Condition;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Value;
import io.calibr.engine.vocabulary.Term;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Texts and flags: the first code is the number of a word that a condition names, 0 for any other; then comes one code for
 * each pattern (starts with, ends with, contains), 1 where the text has it.
 */
final class WordCoding implements Coding {

    private static final int OTHER = 0;
    private static final Set<Operator> PATTERNS = Set.of(Operator.STARTS_WITH, Operator.ENDS_WITH, Operator.CONTAINS);

    private record Pattern(Operator operator, String text) {
        boolean fits(String word) {
            return switch (operator) {
                case STARTS_WITH -> word.startsWith(text);
                case ENDS_WITH -> word.endsWith(text);
                default -> word.contains(text);
            };
        }
    }

    private final Term term;
    private final Map<String, Integer> words = new HashMap<>();
    private final List<Pattern> patterns;

    WordCoding(Term term, List<Condition> conditions) {
        this.term = term;
        this.patterns = conditions.stream()
                .filter(condition -> PATTERNS.contains(condition.operator()))
                .map(WordCoding::pattern)
                .distinct()
                .toList();
        conditions.stream()
                .filter(condition -> !PATTERNS.contains(condition.operator()))
                .flatMap(condition -> condition.operands().stream())
                .forEach(operand -> words.putIfAbsent(operand.text(), words.size() + 1));
    }

    @Override
    public Term term() {
        return term;
    }

    @Override
    public int width() {
        return 1 + patterns.size();
    }

    @Override
    public void encode(@Nullable Object fact, int[] codes, int at) {
        var word = fact == null ? null : fact.toString();
        codes[at] = word == null ? MISSING : words.getOrDefault(word, OTHER);
        for (var index = 0; index < patterns.size(); index++) {
            codes[at + 1 + index] = word == null ? MISSING : patterns.get(index).fits(word) ? 1 : 0;
        }
    }

    @Override
    public CodedCondition code(Condition condition, int at) {
        return switch (condition.operator()) {
            case IS, IN -> CodedCondition.keyed(at, numbers(condition.operands()));
            case IS_NOT, NOT_IN -> {
                var named = CodedCondition.keyed(at, numbers(condition.operands()));
                yield CodedCondition.tested(
                        codes -> codes[at] != MISSING && !named.test().test(codes));
            }
            default -> CodedCondition.keyed(at + 1 + patterns.indexOf(pattern(condition)), new int[] {1});
        };
    }

    private int[] numbers(List<Value> operands) {
        return operands.stream()
                .map(Value::text)
                .mapToInt(words::get)
                .distinct()
                .toArray();
    }

    private static Pattern pattern(Condition condition) {
        return new Pattern(condition.operator(), condition.operands().getFirst().text());
    }
}
