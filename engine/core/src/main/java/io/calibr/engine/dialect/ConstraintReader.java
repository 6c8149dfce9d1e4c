package io.calibr.engine.dialect;

import io.calibr.engine.dialect.Names.Field;
import io.calibr.engine.table.Cells;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.Formula;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.vocabulary.TermType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads one constraint: {@code field op literal}, {@code field [not] in (literals)}, and such comparisons joined with {@code &&},
 * {@code ||} and {@code !( )}. Of one field a range, {@code (stock >= 10 && stock <= 20)}, or several tags, {@code (tags
 * contains "a" || tags contains "b")}, are one condition.
 */
final class ConstraintReader {

    private final Tokens tokens;
    private final Names names;
    private final Cells cells;

    /** One comparison. */
    private record Comparison(Token start, Field field, Operator operator, List<String> operands) {}

    /** What is written, before it is known what it means. */
    private sealed interface Part {

        record Compared(Comparison comparison) implements Part {}

        record Bracketed(Part inner) implements Part {}

        record Negated(Part inner) implements Part {}

        record Joined(boolean all, List<Part> parts) implements Part {}
    }

    ConstraintReader(Tokens tokens, Names names, Cells cells) {
        this.tokens = tokens;
        this.names = names;
        this.cells = cells;
    }

    /**
     * The constraint: a {@link Formula.Test} where it is one condition, as a column holds it. Empty and complained about if it is
     * none of the forms, down to the last token.
     */
    Optional<Formula> read() {
        var part = part();
        if (part.isEmpty()) {
            return Optional.empty();
        }
        if (!tokens.atEnd()) {
            tokens.refuse("a comma, or the end of the pattern");
            return Optional.empty();
        }
        var formula = formula(part.get());
        if (formula.filter(found ->
                        found.depth() > Formula.DEEPEST || found.conditions().size() > Formula.MOST_TESTS)
                .isPresent()) {
            tokens.here()
                    .about(
                            Kind.TOO_LARGE,
                            "a constraint has at most " + Formula.MOST_TESTS + " tests and " + Formula.DEEPEST
                                    + " levels");
            return Optional.empty();
        }
        return formula;
    }

    /** Parts joined by the same sign. */
    private Optional<Part> part() {
        var first = single();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        var all = new ArrayList<>(List.of(first.get()));
        var connector = tokens.peek();
        while (tokens.peek().is("&&") || tokens.peek().is("||")) {
            if (!tokens.takes(connector.text())) {
                tokens.refuse("either && or ||, or brackets");
                return Optional.empty();
            }
            var more = single();
            if (more.isEmpty()) {
                return Optional.empty();
            }
            all.add(more.get());
        }
        return Optional.of(all.size() == 1 ? all.getFirst() : new Part.Joined(connector.is("&&"), all));
    }

    private Optional<Part> single() {
        if (tokens.takes("!")) {
            return tokens.takes("(") ? bracketed().map(Part.Negated::new) : refused("a bracket after !");
        }
        return tokens.takes("(") ? bracketed() : comparison().map(Part.Compared::new);
    }

    private Optional<Part> bracketed() {
        var inner = part();
        if (inner.isPresent() && !tokens.takes(")")) {
            return refused("a closing bracket");
        }
        return inner.map(Part.Bracketed::new);
    }

    private Optional<Part> refused(String expected) {
        tokens.refuse(expected);
        return Optional.empty();
    }

    private Optional<Formula> formula(Part part) {
        return switch (part) {
            case Part.Compared(var comparison) -> condition(comparison).map(Formula.Test::new);
            case Part.Bracketed(var inner) -> formula(inner);
            case Part.Negated(var inner) -> formula(inner).map(Formula.Not::new);
            case Part.Joined joined -> {
                var one = merged(joined);
                yield one.isPresent() ? one.get().map(Formula.Test::new) : formula(joined);
            }
        };
    }

    private Optional<Formula> formula(Part.Joined joined) {
        var parts = new ArrayList<Formula>();
        for (var part : joined.parts()) {
            formula(part).ifPresent(parts::add);
        }
        if (parts.size() < joined.parts().size()) {
            return Optional.empty();
        }
        return Optional.of(joined.all() ? new Formula.All(parts) : new Formula.Any(parts));
    }

    private Optional<Condition> condition(Comparison only) {
        return condition(only, only.operator(), only.operands());
    }

    private Optional<Condition> condition(Comparison first, Operator operator, List<String> operands) {
        return cells.condition(first.field().term(), operator, operands, tokens.at(first.start()));
    }

    /** The one condition that comparisons of one field make: a range, or several tags. Comparisons in brackets of their own make none. */
    private Optional<Optional<Condition>> merged(Part.Joined joined) {
        var all = joined.parts().stream()
                .flatMap(part -> part instanceof Part.Compared(var comparison) ? Stream.of(comparison) : Stream.of())
                .toList();
        if (all.size() < joined.parts().size()) {
            return Optional.empty();
        }
        var first = all.getFirst();
        var last = all.getLast();
        var oneField = all.stream().allMatch(comparison -> comparison.field().equals(first.field()));
        if (oneField && all.stream().allMatch(comparison -> comparison.operator() == Operator.ANY_OF)) {
            var tags = all.stream()
                    .flatMap(comparison -> comparison.operands().stream())
                    .toList();
            return Optional.of(condition(first, joined.all() ? Operator.ALL_OF : Operator.ANY_OF, tags));
        }
        if (oneField
                && all.size() == 2
                && (joined.all() || first.field().term().type() == TermType.TIME)
                && first.operator() == Operator.AT_LEAST
                && last.operator() == Operator.AT_MOST) {
            var ends = List.of(first.operands().getFirst(), last.operands().getFirst());
            return Optional.of(condition(first, Operator.BETWEEN, ends));
        }
        return Optional.empty();
    }

    private Optional<Comparison> comparison() {
        var start = tokens.peek();
        if (!start.isWord()) {
            tokens.refuse("a field");
            return Optional.empty();
        }
        var field = names.field(start.text());
        if (field.isEmpty()) {
            tokens.here()
                    .about(
                            Kind.UNKNOWN_TERM,
                            "\"" + Excerpt.of(start.text()) + "\" is not a field of Product",
                            names.nearestField(start.text()));
            return Optional.empty();
        }
        tokens.take();
        return operator(field.get())
                .flatMap(operator -> operands(field.get(), operator)
                        .map(operands -> new Comparison(start, field.get(), operator, operands)));
    }

    private Optional<Operator> operator(Field field) {
        var token = tokens.peek();
        var operator = operatorOf(field);
        if (operator.isEmpty()) {
            tokens.here()
                    .about(
                            Kind.UNKNOWN_OPERATOR,
                            "\"" + Excerpt.of(token.shown())
                                    + "\" is not an operator of the dialect: == != < <= > >= in"
                                    + " contains str[startsWith] str[endsWith]");
            return Optional.empty();
        }
        if (field.under()
                ? operator.get() != Operator.UNDER
                : !operator.get().takes(field.term().type())) {
            tokens.at(token)
                    .about(
                            Kind.OPERATOR_MISFIT,
                            "\"" + token.text() + "\" does not fit the field "
                                    + (field.under() ? Names.pathOf(field.term()) : Names.of(field.term())));
            return Optional.empty();
        }
        return operator;
    }

    private Optional<Operator> operatorOf(Field field) {
        var token = tokens.peek();
        return switch (token.kind() == Token.Kind.STRING ? "" : token.text()) {
            case "==" -> taking(1, Operator.IS);
            case "!=" -> taking(1, Operator.IS_NOT);
            case "<" -> taking(1, Operator.LESS_THAN);
            case "<=" -> taking(1, Operator.AT_MOST);
            case ">" -> taking(1, Operator.MORE_THAN);
            case ">=" -> taking(1, Operator.AT_LEAST);
            case "in" -> taking(1, Operator.IN);
            case "not" -> tokens.peek(1).is("in") ? taking(2, Operator.NOT_IN) : Optional.empty();
            case "contains" ->
                taking(
                        1,
                        field.under()
                                ? Operator.UNDER
                                : field.term().type() == TermType.TAGS ? Operator.ANY_OF : Operator.CONTAINS);
            case "str" -> strOperator();
            default -> Optional.empty();
        };
    }

    private Optional<Operator> strOperator() {
        if (!tokens.peek(1).is("[") || !tokens.peek(3).is("]")) {
            return Optional.empty();
        }
        return switch (tokens.peek(2).text()) {
            case "startsWith" -> taking(4, Operator.STARTS_WITH);
            case "endsWith" -> taking(4, Operator.ENDS_WITH);
            default -> Optional.empty();
        };
    }

    private Optional<Operator> taking(int count, Operator operator) {
        for (var i = 0; i < count; i++) {
            tokens.take();
        }
        return Optional.of(operator);
    }

    private Optional<List<String>> operands(Field field, Operator operator) {
        if (operator != Operator.IN && operator != Operator.NOT_IN) {
            return literal(field).map(List::of);
        }
        if (!tokens.takes("(")) {
            tokens.refuse("a list in brackets");
            return Optional.empty();
        }
        var operands = new ArrayList<String>();
        do {
            var operand = literal(field);
            if (operand.isEmpty()) {
                return Optional.empty();
            }
            operands.add(operand.get());
        } while (tokens.takes(","));
        if (!tokens.takes(")")) {
            tokens.refuse("a comma or a closing bracket");
            return Optional.empty();
        }
        return Optional.of(operands);
    }

    private Optional<String> literal(Field field) {
        return switch (field.term().type()) {
            case TEXT, PATH, TAGS, DATE, TIME -> Literals.string(tokens);
            case MONEY, NUMBER, PERCENT -> Literals.number(tokens);
            case FLAG -> Literals.flag(tokens);
        };
    }
}
