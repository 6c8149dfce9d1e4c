package io.calibr.engine.dialect;

import io.calibr.engine.dialect.Names.Field;
import io.calibr.engine.table.Cells;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.vocabulary.TermType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one constraint: {@code field op literal}, {@code field [not] in (literals)}, and of one field a range, {@code
 * (stock >= 10 && stock <= 20)}, or several tags, {@code (tags contains "a" || tags contains "b")}.
 */
final class ConstraintReader {

    private final Tokens tokens;
    private final Names names;
    private final Cells cells;

    /** One comparison. */
    private record Comparison(Token start, Field field, Operator operator, List<String> operands) {}

    ConstraintReader(Tokens tokens, Names names, Cells cells) {
        this.tokens = tokens;
        this.names = names;
        this.cells = cells;
    }

    /** The condition; empty and complained about if it is not one of the forms, down to the last token. */
    Optional<Condition> read() {
        var brackets = tokens.takes("(");
        var first = comparison();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        var all = new ArrayList<>(List.of(first.get()));
        var connector = tokens.peek();
        while (tokens.peek().is("&&") || tokens.peek().is("||")) {
            if (!tokens.takes(connector.text())) {
                tokens.refuse("either && or ||");
                return Optional.empty();
            }
            var more = comparison();
            if (more.isEmpty()) {
                return Optional.empty();
            }
            all.add(more.get());
        }
        if (brackets && !tokens.takes(")")) {
            tokens.refuse("a closing bracket");
            return Optional.empty();
        }
        if (!tokens.atEnd()) {
            tokens.refuse("a comma, or the end of the pattern");
            return Optional.empty();
        }
        return all.size() == 1 ? condition(first.get()) : joined(all, connector);
    }

    private Optional<Condition> condition(Comparison only) {
        return condition(only, only.operator(), only.operands());
    }

    private Optional<Condition> condition(Comparison first, Operator operator, List<String> operands) {
        return cells.condition(first.field().term(), operator, operands, tokens.at(first.start()));
    }

    private Optional<Condition> joined(List<Comparison> all, Token connector) {
        var first = all.getFirst();
        var oneField = all.stream().allMatch(comparison -> comparison.field().equals(first.field()));
        if (oneField && all.stream().allMatch(comparison -> comparison.operator() == Operator.ANY_OF)) {
            var operands = all.stream()
                    .flatMap(comparison -> comparison.operands().stream())
                    .toList();
            return condition(first, connector.is("||") ? Operator.ANY_OF : Operator.ALL_OF, operands);
        }
        var last = all.getLast();
        if (oneField
                && all.size() == 2
                && connector.is("&&")
                && first.operator() == Operator.AT_LEAST
                && last.operator() == Operator.AT_MOST) {
            return condition(
                    first,
                    Operator.BETWEEN,
                    List.of(first.operands().getFirst(), last.operands().getFirst()));
        }
        tokens.at(connector)
                .about(
                        Kind.OUTSIDE_DIALECT,
                        connector.text()
                                + " joins a range, (stock >= 10 && stock <= 20), or tags, (tags contains \"a\" "
                                + connector.text() + " tags contains \"b\"); other conditions are separated by commas");
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
            case TEXT, PATH, TAGS, DATE -> Literals.string(tokens);
            case MONEY, NUMBER, PERCENT -> Literals.number(tokens);
            case FLAG -> Literals.flag(tokens);
        };
    }
}
