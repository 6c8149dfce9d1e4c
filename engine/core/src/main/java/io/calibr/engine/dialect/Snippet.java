package io.calibr.engine.dialect;

import io.calibr.engine.dialect.Names.Field;
import io.calibr.engine.table.ActionWord;
import io.calibr.engine.table.Complaint;
import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.vocabulary.TermType;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The piece of a rule above a column of a Drools spreadsheet, where it is one of the forms that a column of ours can say.
 * It is matched as a whole against these forms; nothing of it is kept.
 */
final class Snippet {

    private static final String FIELD = "([A-Za-z][A-Za-z0-9_]{0,99})";
    private static final String PARAMETER = "\"?\\$(?:param|1)\"?";
    private static final Pattern COMPARISON = Pattern.compile(
            FIELD + "(?:\\s*(==|!=|<=|>=|<|>|contains\\b|str\\s*\\[\\s*startsWith\\s*]|str\\s*\\[\\s*endsWith\\s*])"
                    + "(?:\\s*" + PARAMETER + ")?)?");
    private static final Pattern MEMBERSHIP =
            Pattern.compile(FIELD + "\\s+(not\\s+)?in\\s*\\(\\s*" + PARAMETER + "\\s*\\)");
    private static final Pattern RANGE =
            Pattern.compile(FIELD + "\\s*>=\\s*\"?\\$1\"?\\s*(?:,|&&)\\s*(?:" + FIELD + "\\s*)?<=\\s*\"?\\$2\"?");
    private static final Pattern CALL = Pattern.compile("(?:price\\s*\\.\\s*)?" + FIELD + "\\s*\\(\\s*" + PARAMETER
            + "\\s*(?:,\\s*\"([a-z-]{1,20})\"\\s*)?\\)\\s*;?");
    private static final int LONGEST = 300;

    private Snippet() {}

    /** The header of a CONDITION's column; empty and complained about where the snippet has another form. */
    static Optional<String> condition(String snippet, Names names, Complaint complaint) {
        if (snippet.length() <= LONGEST) {
            var range = RANGE.matcher(snippet);
            if (range.matches() && (range.group(2) == null || range.group(2).equals(range.group(1)))) {
                return field(range.group(1), names, complaint)
                        .flatMap(field -> header(field, Operator.BETWEEN, complaint));
            }
            var membership = MEMBERSHIP.matcher(snippet);
            if (membership.matches()) {
                var operator = membership.group(2) == null ? Operator.IN : Operator.NOT_IN;
                return field(membership.group(1), names, complaint)
                        .flatMap(field -> header(field, operator, complaint));
            }
            var comparison = COMPARISON.matcher(snippet);
            if (comparison.matches()) {
                var word = Optional.ofNullable(comparison.group(2)).orElse("==");
                return field(comparison.group(1), names, complaint)
                        .flatMap(field -> header(field, operator(word, field), complaint));
            }
        }
        return refused(snippet, "field op $param, field in ($param), field >= $1, field <= $2", complaint);
    }

    /** The header of an ACTION's column; empty and complained about where the snippet has another form. */
    static Optional<String> action(String snippet, Complaint complaint) {
        var call = CALL.matcher(snippet.length() <= LONGEST ? snippet : "");
        if (!call.matches()) {
            return refused(snippet, "price.percent($param);, price.floor($param, \"hold\");", complaint);
        }
        var word = Names.call(call.group(1));
        if (word.isEmpty()) {
            complaint.about(
                    Kind.UNKNOWN_ACTION,
                    "\"" + Excerpt.of(call.group(1)) + "\" is not an action",
                    Names.nearestCall(call.group(1)));
        }
        return word.map(ActionWord::word).map(text -> call.group(2) == null ? text : text + " " + call.group(2));
    }

    private static Optional<String> refused(String snippet, String forms, Complaint complaint) {
        complaint.about(
                Kind.OUTSIDE_DIALECT,
                "\"" + Excerpt.of(snippet) + "\" is none of the forms that can be imported: " + forms);
        return Optional.empty();
    }

    private static Optional<Field> field(String name, Names names, Complaint complaint) {
        var field = names.field(name);
        if (field.isEmpty()) {
            complaint.about(
                    Kind.UNKNOWN_TERM,
                    "\"" + Excerpt.of(name) + "\" is not a field of Product",
                    names.nearestField(name));
        }
        return field;
    }

    private static Operator operator(String word, Field field) {
        return switch (word.replaceAll("\\s", "")) {
            case "==" -> Operator.IS;
            case "!=" -> Operator.IS_NOT;
            case "<" -> Operator.LESS_THAN;
            case "<=" -> Operator.AT_MOST;
            case ">" -> Operator.MORE_THAN;
            case ">=" -> Operator.AT_LEAST;
            case "contains" ->
                field.under()
                        ? Operator.UNDER
                        : field.term().type() == TermType.TAGS ? Operator.ANY_OF : Operator.CONTAINS;
            case "str[startsWith]" -> Operator.STARTS_WITH;
            default -> Operator.ENDS_WITH;
        };
    }

    private static Optional<String> header(Field field, Operator operator, Complaint complaint) {
        var fits = field.under()
                ? operator == Operator.UNDER
                : operator.takes(field.term().type());
        if (!fits) {
            complaint.about(
                    Kind.OPERATOR_MISFIT,
                    operator.word() + " does not fit the field "
                            + (field.under() ? Names.pathOf(field.term()) : Names.of(field.term())));
            return Optional.empty();
        }
        return Optional.of(field.term().name() + " " + operator.word());
    }
}
