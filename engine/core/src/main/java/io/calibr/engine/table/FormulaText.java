package io.calibr.engine.table;

import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes formulas as {@link FormulaReader} reads them: {@code brand is Acme and (stock > 20 or not tags any-of new | sale)}. Values
 * that could be taken for something else stand between apostrophes.
 */
public final class FormulaText {

    /** The words that join tests. */
    static final Set<String> JOINING = Set.of("and", "or", "not");

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_.%+-]+");

    private FormulaText() {}

    /** The formula as it stands in a cell. */
    public static String of(Formula formula) {
        return of(formula, FormulaText::of);
    }

    /**
     * The formula with tests in words of the caller's.
     *
     * @param test one condition in words
     */
    public static String of(Formula formula, Function<Condition, String> test) {
        return of(formula, test, true);
    }

    private static String of(Formula formula, Function<Condition, String> test, boolean outermost) {
        var text = switch (formula) {
            case Formula.Test(var condition) -> test.apply(condition);
            case Formula.Not(var part) -> "not " + of(part, test, false);
            case Formula.All(var parts) ->
                parts.stream().map(part -> of(part, test, false)).collect(Collectors.joining(" and "));
            case Formula.Any(var parts) ->
                parts.stream().map(part -> of(part, test, false)).collect(Collectors.joining(" or "));
        };
        var single = formula instanceof Formula.Test || formula instanceof Formula.Not;
        return outermost || single ? text : "(" + text + ")";
    }

    private static String of(Condition condition) {
        var separator = condition.operator().operands() == Operator.Operands.RANGE ? " .. " : " | ";
        return RowWriter.header(condition) + " "
                + condition.operands().stream()
                        .map(operand -> of(condition.term(), operand))
                        .collect(Collectors.joining(separator));
    }

    private static String of(Term term, Value value) {
        var text = value.text();
        return !(value instanceof Value.Text) || isPlain(text, term.type() == TermType.PATH)
                ? text
                : "'" + text.replace("'", "''") + "'";
    }

    private static boolean isPlain(String text, boolean path) {
        for (var word : text.split(" ", -1)) {
            var separates = path && word.equals(">");
            if (!separates && (!PLAIN.matcher(word).matches() || isTaken(word) || word.contains(".."))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the word has a meaning of its own between tests. */
    static boolean isTaken(String word) {
        return Operator.of(word).isPresent() || JOINING.stream().anyMatch(word::equalsIgnoreCase);
    }
}
