package io.calibr.engine.table;

import io.calibr.engine.table.FormulaTokens.Sort;
import io.calibr.engine.table.FormulaTokens.Token;
import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.vocabulary.Spelling;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import io.calibr.engine.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Turns the pieces of one formula into a formula; stops at the first thing that is wrong. */
final class FormulaParser {

    private final Vocabulary vocabulary;
    private final Cells cells;
    private final FormulaTokens tokens;
    private int depth;
    private int tests;

    FormulaParser(Vocabulary vocabulary, Cells cells, FormulaTokens tokens) {
        this.vocabulary = vocabulary;
        this.cells = cells;
        this.tokens = tokens;
    }

    Optional<Formula> parse() {
        var formula = alternatives();
        if (formula.isPresent() && tokens.peek().sort() != Sort.END) {
            tokens.refuse("and, or, or the end");
            return Optional.empty();
        }
        if (formula.filter(found -> found.depth() > Formula.DEEPEST).isPresent()) {
            tooDeep();
            return Optional.empty();
        }
        return formula;
    }

    private Optional<Formula> alternatives() {
        return joined("or", () -> joined("and", this::negatable, Formula.All::new), Formula.Any::new);
    }

    private Optional<Formula> joined(
            String word, Supplier<Optional<Formula>> reader, Function<List<Formula>, Formula> join) {
        var parts = new ArrayList<Formula>();
        do {
            var part = reader.get();
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        } while (tokens.takes(word));
        return Optional.of(parts.size() == 1 ? parts.getFirst() : join.apply(parts));
    }

    private Optional<Formula> negatable() {
        if (depth > Formula.DEEPEST) {
            tooDeep();
            return Optional.empty();
        }
        depth++;
        var formula = tokens.takes("not")
                ? negatable().<Formula>map(Formula.Not::new)
                : tokens.takes(Sort.OPENING) ? bracketed() : test().<Formula>map(Formula.Test::new);
        depth--;
        return formula;
    }

    private Optional<Formula> bracketed() {
        var inner = alternatives();
        if (inner.isPresent() && !tokens.takes(Sort.CLOSING)) {
            tokens.refuse("and, or, or a closing bracket");
            return Optional.empty();
        }
        return inner;
    }

    private void tooDeep() {
        tokens.at(tokens.peek()).about(Kind.TOO_LARGE, "a formula has at most " + Formula.DEEPEST + " levels");
    }

    private Optional<Condition> test() {
        var start = tokens.peek();
        if (start.sort() != Sort.WORD || FormulaText.isTaken(start.text())) {
            tokens.refuse("a word of the vocabulary, not or a bracket");
            return Optional.empty();
        }
        if (++tests > Formula.MOST_TESTS) {
            tokens.at(start).about(Kind.TOO_LARGE, "a formula has at most " + Formula.MOST_TESTS + " tests");
            return Optional.empty();
        }
        tokens.take();
        return term(start).flatMap(term -> operator(term).flatMap(operator -> condition(start, term, operator)));
    }

    private Optional<Term> term(Token word) {
        var term = vocabulary.find(word.text());
        if (term.isEmpty()) {
            tokens.at(word)
                    .about(
                            Kind.UNKNOWN_TERM,
                            word.shown() + " is not a word of the vocabulary",
                            vocabulary.nearest(word.text()).map(Term::name));
        } else if (term.get().type() == TermType.MONEY && cells.currency().isEmpty()) {
            tokens.at(word).about(Kind.MISSING_CURRENCY, word.text() + " holds amounts: say # currency: USD above");
            return Optional.empty();
        }
        return term;
    }

    private Optional<Operator> operator(Term term) {
        var word = tokens.take();
        var operator = word.sort() == Sort.WORD ? Operator.of(word.text()) : Optional.<Operator>empty();
        var taken = Operator.of(term.type()).stream().map(Operator::word).toList();
        if (operator.isEmpty()) {
            tokens.at(word)
                    .about(
                            Kind.UNKNOWN_OPERATOR,
                            word.shown() + " is not an operator; " + term.name() + " takes " + String.join(", ", taken),
                            Spelling.nearest(word.text(), taken));
        } else if (!operator.get().takes(term.type())) {
            tokens.at(word)
                    .about(
                            Kind.OPERATOR_MISFIT,
                            word.text() + " does not fit " + term.name() + ", which takes " + String.join(", ", taken));
            return Optional.empty();
        }
        return operator;
    }

    private Optional<Condition> condition(Token start, Term term, Operator operator) {
        return switch (operator.operands()) {
            case ONE -> operand(term).flatMap(one -> condition(start, term, operator, List.of(one)));
            case MANY -> several(term).flatMap(all -> condition(start, term, operator, all));
            case RANGE -> range(term).flatMap(both -> condition(start, term, operator, both));
        };
    }

    private Optional<Condition> condition(Token start, Term term, Operator operator, List<String> operands) {
        return cells.condition(term, operator, operands, tokens.at(start));
    }

    private Optional<List<String>> several(Term term) {
        var all = new ArrayList<String>();
        do {
            var one = operand(term);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all.add(one.get());
        } while (tokens.takes(Sort.BAR));
        return Optional.of(all);
    }

    /** {@code 10 .. 20}, with or without blanks. */
    private Optional<List<String>> range(Term term) {
        return operand(term).map(text -> {
            var ends = text.split("\\.\\.", -1);
            var stripped = new ArrayList<String>();
            for (var end : ends) {
                stripped.add(end.strip());
            }
            return List.copyOf(stripped);
        });
    }

    /** A quoted value, or words up to the next word or sign of the grammar. */
    private Optional<String> operand(Term term) {
        if (tokens.peek().sort() == Sort.QUOTED) {
            return Optional.of(tokens.take().text());
        }
        var words = new ArrayList<String>();
        while (tokens.peek().sort() == Sort.WORD && !isJoining(tokens.peek())) {
            if (!fits(term)) {
                return Optional.empty();
            }
            words.add(tokens.take().text());
        }
        if (words.isEmpty()) {
            tokens.refuse("a value");
            return Optional.empty();
        }
        return Optional.of(String.join(" ", words));
    }

    private static boolean isJoining(Token token) {
        return token.is("and") || token.is("or");
    }

    /** What may be a forgotten "and" is not taken for a part of the value. */
    private boolean fits(Term term) {
        var word = tokens.peek();
        var sign = Operator.of(word.text()).isPresent()
                && !Character.isLetter(word.text().charAt(0));
        var separates = term.type() == TermType.PATH && word.text().equals(">");
        var nextTest = vocabulary.find(word.text()).isPresent()
                && tokens.peek(1).sort() == Sort.WORD
                && Operator.of(tokens.peek(1).text()).isPresent()
                && !(term.type() == TermType.PATH && tokens.peek(1).text().equals(">"));
        if (word.is("not") || (sign && !separates) || nextTest) {
            tokens.at(word)
                    .about(
                            Kind.BAD_FORMULA,
                            "and or or is missing before " + word.shown()
                                    + "; a value that holds such words stands between apostrophes");
            return false;
        }
        return true;
    }
}
