package io.calibr.engine.table;

import io.calibr.engine.table.ActionWord.Modifier;
import io.calibr.engine.table.Header.Word;
import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.vocabulary.Spelling;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.Vocabulary;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one header cell: {@code id}, {@code margin <}, {@code floor clamp [USD]}. */
record HeaderReader(Vocabulary vocabulary, Optional<Stage> stage, Optional<Currency> currency) {

    private static final Pattern CURRENCY = Pattern.compile("(.*\\S)\\s*\\[([^\\[\\]]{0,10})]");

    Optional<Header> read(String cell, Complaint complaint) {
        var bracketed = CURRENCY.matcher(cell);
        var text = bracketed.matches() ? bracketed.group(1) : cell;
        var header = named(List.of(text.split("\\s+", -1)), complaint).filter(h -> fitsTable(h, complaint));
        var named = bracketed.matches() ? Optional.of(bracketed.group(2).strip()) : Optional.<String>empty();
        return header.filter(h -> fitsCurrency(h, named, complaint));
    }

    private Optional<Header> named(List<String> words, Complaint complaint) {
        var first = words.getFirst();
        var fixed = words.size() == 1 ? Word.of(first) : Optional.<Word>empty();
        if (fixed.isPresent()) {
            return Optional.of(new Header.Fixed(fixed.get()));
        }
        if (words.size() > 2) {
            complaint.about(
                    Kind.UNKNOWN_COLUMN,
                    "\"" + Excerpt.of(String.join(" ", words))
                            + "\" is no header: a term and an operator, or an action and its modifier");
            return Optional.empty();
        }
        var operator = words.size() == 2 ? Operator.of(words.getLast()) : Optional.<Operator>empty();
        if (operator.isPresent()) {
            return term(first, complaint).flatMap(term -> tested(term, operator.get(), complaint));
        }
        return ActionWord.of(first)
                .map(action -> done(action, words, complaint))
                .orElseGet(() -> unknown(words, complaint));
    }

    private Optional<Term> term(String name, Complaint complaint) {
        var term = vocabulary.find(name);
        if (term.isEmpty()) {
            complaint.about(
                    Kind.UNKNOWN_TERM,
                    "\"" + Excerpt.of(name) + "\" is not a word of the vocabulary",
                    vocabulary.nearest(name).map(Term::name));
        }
        return term;
    }

    private static Optional<Header> tested(Term term, Operator operator, Complaint complaint) {
        if (operator.takes(term.type())) {
            return Optional.of(new Header.Tested(term, operator));
        }
        complaint.about(
                Kind.OPERATOR_MISFIT,
                operator.word() + " does not fit " + term.name() + ", which takes " + operatorsOf(term));
        return Optional.empty();
    }

    private static String operatorsOf(Term term) {
        return String.join(
                ", ", Operator.of(term.type()).stream().map(Operator::word).toList());
    }

    private static Optional<Header> done(ActionWord action, List<String> words, Complaint complaint) {
        var modifier = words.size() == 2
                ? Optional.of(words.getLast())
                : action.modifier().unsaid();
        var known = modifier.filter(
                m -> words.size() == 1 || action.modifier().words().contains(m));
        if (known.isEmpty()) {
            complaint.about(
                    Kind.BAD_MODIFIER,
                    action.modifier() == Modifier.NONE
                            ? action.word() + " stands alone"
                            : action.word() + " is followed by one of: "
                                    + String.join(", ", action.modifier().words()),
                    words.size() == 2
                            ? Spelling.nearest(
                                    words.getLast(), action.modifier().words())
                            : Optional.empty());
        }
        return known.map(m -> new Header.Done(action, m));
    }

    /** Neither an action nor a term with an operator: says which half of it is unknown. */
    private Optional<Header> unknown(List<String> words, Complaint complaint) {
        var term = vocabulary.find(words.getFirst());
        if (term.isPresent()) {
            complaint.about(
                    Kind.UNKNOWN_OPERATOR,
                    (words.size() == 1
                                    ? term.get().name() + " needs an operator"
                                    : "\"" + Excerpt.of(words.getLast()) + "\" is not an operator")
                            + "; " + term.get().name() + " takes " + operatorsOf(term.get()),
                    words.size() == 1 ? Optional.empty() : nearestOperator(words.getLast()));
        } else {
            complaint.about(
                    Kind.UNKNOWN_COLUMN,
                    "\"" + Excerpt.of(words.getFirst()) + "\" is neither a column, a term nor an action",
                    Spelling.nearest(words.getFirst(), knownWords()));
        }
        return Optional.empty();
    }

    private static Optional<String> nearestOperator(String word) {
        return switch (word) {
            case "=", "==" -> Optional.of(Operator.IS.word());
            case "!=", "<>" -> Optional.of(Operator.IS_NOT.word());
            case "=<" -> Optional.of(Operator.AT_MOST.word());
            case "=>" -> Optional.of(Operator.AT_LEAST.word());
            default ->
                Spelling.nearest(
                        word,
                        Arrays.stream(Operator.values()).map(Operator::word).toList());
        };
    }

    private List<String> knownWords() {
        return Stream.of(
                        vocabulary.terms().stream().map(Term::name),
                        Arrays.stream(ActionWord.values()).map(ActionWord::word),
                        Arrays.stream(Word.values()).map(Word::text))
                .flatMap(words -> words)
                .toList();
    }

    private boolean fitsTable(Header header, Complaint complaint) {
        if (stage.isEmpty() || !(header instanceof Header.Done(var action, var _)) || action.standsIn(stage.get())) {
            return true;
        }
        complaint.about(
                Kind.WRONG_STAGE, action.word() + " is no action of a table of the stage " + Words.of(stage.get()));
        return false;
    }

    private boolean fitsCurrency(Header header, Optional<String> named, Complaint complaint) {
        if (!Cells.isAmount(header)) {
            named.ifPresent(_ -> complaint.about(Kind.OTHER_CURRENCY, header.text() + " holds no amounts of money"));
            return named.isEmpty();
        }
        if (currency.isEmpty()) {
            complaint.about(Kind.MISSING_CURRENCY, header.text() + " holds amounts: say # currency: USD above");
            return false;
        }
        var other = named.filter(code -> !code.equals(currency.get().getCurrencyCode()));
        other.ifPresent(code -> complaint.about(
                Kind.OTHER_CURRENCY, "the table's currency is " + currency.get() + ", not " + Excerpt.of(code)));
        return other.isEmpty();
    }
}
