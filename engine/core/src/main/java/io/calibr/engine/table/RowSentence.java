package io.calibr.engine.table;

import io.calibr.engine.table.Value.Text;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row in plain English: {@code When Category is under Kitchen and Stock is 60 to 80, then take 20 % off}. For people who
 * read tables, not to be read back.
 */
public final class RowSentence {

    private static final int LISTED = 5;

    private final Optional<Currency> currency;

    private RowSentence(Optional<Currency> currency) {
        this.currency = currency;
    }

    /**
     * One sentence without a full stop. Of a long list the first few values are named and the others counted.
     *
     * @param currency of the row's table
     */
    public static String of(Row row, Optional<Currency> currency) {
        var sentence = new RowSentence(currency);
        var deeds = new ActionSentence(currency);
        var then = row.actions().isEmpty()
                ? "do nothing"
                : row.actions().stream().map(deeds::of).collect(Collectors.joining(" and "));
        if (row.matchesAll()) {
            return "For every SKU, " + then;
        }
        var when = Stream.concat(
                        row.conditions().stream().map(sentence::of),
                        row.when().stream().map(formula -> sentence.of(formula, !(formula instanceof Formula.Any))))
                .collect(Collectors.joining(" and "));
        return "When " + when + ", then " + then;
    }

    /**
     * What the conditions say together: {@code Category is under Kitchen and Stock is 60 to 80}.
     *
     * @param currency of the table they are for
     */
    public static String when(List<Condition> conditions, Optional<Currency> currency) {
        var sentence = new RowSentence(currency);
        return conditions.stream().map(sentence::of).collect(Collectors.joining(" and "));
    }

    /** A term as people call it: {@code competitor-lowest} is {@code Competitor lowest}. */
    public static String label(Term term) {
        return switch (term.name()) {
            case "sku", "map" -> term.name().toUpperCase(Locale.ROOT);
            default -> label(term.name());
        };
    }

    static String label(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1).replace('-', ' ');
    }

    /** Brackets where and meets or, none around the whole. */
    private String of(Formula formula, boolean outermost) {
        return switch (formula) {
            case Formula.Test(var condition) -> of(condition);
            case Formula.Not(var part) -> "not (" + of(part, true) + ")";
            case Formula.All(var parts) -> joined(parts, " and ", outermost);
            case Formula.Any(var parts) -> joined(parts, " or ", outermost);
        };
    }

    private String joined(List<Formula> parts, String word, boolean outermost) {
        var text = parts.stream().map(part -> of(part, false)).collect(Collectors.joining(word));
        return outermost ? text : "(" + text + ")";
    }

    private String of(Condition condition) {
        return label(condition.term()) + " " + test(condition);
    }

    private String test(Condition condition) {
        var day = condition.term().type() == TermType.DATE || condition.term().type() == TermType.TIME;
        return switch (condition.operator()) {
            case IS -> "is " + first(condition);
            case IS_NOT -> "is not " + first(condition);
            case IN -> "is " + list(condition, "or");
            case NOT_IN -> "is not " + list(condition, "or");
            case LESS_THAN -> (day ? "is before " : "is less than ") + first(condition);
            case AT_MOST -> (day ? "is not after " : "is at most ") + first(condition);
            case MORE_THAN -> (day ? "is after " : "is more than ") + first(condition);
            case AT_LEAST -> (day ? "is not before " : "is at least ") + first(condition);
            case BETWEEN ->
                "is " + first(condition) + " to "
                        + text(condition.term(), condition.operands().getLast());
            case STARTS_WITH -> "starts with " + first(condition);
            case ENDS_WITH -> "ends with " + first(condition);
            case CONTAINS -> "contains " + first(condition);
            case UNDER -> "is under " + first(condition);
            case ANY_OF -> "include " + list(condition, "or");
            case ALL_OF -> "include " + list(condition, "and");
        };
    }

    private String first(Condition condition) {
        return text(condition.term(), condition.operands().getFirst());
    }

    private String list(Condition condition, String last) {
        var values = condition.operands().stream()
                .map(value -> text(condition.term(), value))
                .toList();
        if (values.size() == 1) {
            return values.getFirst();
        }
        var more = values.size() - LISTED;
        return more > 1
                ? String.join(", ", values.subList(0, LISTED)) + " " + last + " " + more + " others"
                : joined(values, last);
    }

    private static String joined(List<String> values, String last) {
        return String.join(", ", values.subList(0, values.size() - 1)) + " " + last + " " + values.getLast();
    }

    private String text(Term term, Value value) {
        if (value instanceof Text(var words)) {
            return words;
        }
        return switch (term.type()) {
            case PERCENT -> value.text() + " %";
            case MONEY ->
                value.text()
                        + currency.map(money -> " " + money.getCurrencyCode()).orElse("");
            case TEXT, PATH, NUMBER, DATE, TIME, FLAG, TAGS -> value.text();
        };
    }
}
