package io.calibr.engine.dialect;

import io.calibr.engine.table.Action;
import io.calibr.engine.table.ActionWord;
import io.calibr.engine.table.Cells;
import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.table.Stage;
import io.calibr.engine.table.Words;
import io.calibr.engine.vocabulary.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the right-hand side of a rule: calls such as {@code price.floor(9.99, "hold");} and nothing else. */
final class CallReader {

    private final Tokens tokens;
    private final Cells cells;
    private final Stage stage;

    CallReader(Tokens tokens, Cells cells, Stage stage) {
        this.tokens = tokens;
        this.cells = cells;
        this.stage = stage;
    }

    /** The actions in order; reading stops at the first call that is not one, since what follows cannot be told. */
    List<Action> read() {
        var actions = new ArrayList<Action>();
        while (!tokens.atEnd()) {
            var start = tokens.peek();
            if (!tokens.takes("price") || !tokens.takes(".")) {
                refuse(start);
                return actions;
            }
            var word = word();
            if (word.isEmpty()) {
                return actions;
            }
            if (!call(word.get(), start, actions)) {
                return actions;
            }
        }
        return actions;
    }

    private void refuse(Token start) {
        tokens.at(start)
                .about(
                        Kind.OUTSIDE_DIALECT,
                        "a rule does nothing but calls such as price.percent(-10); not \"" + Excerpt.of(start.shown())
                                + "\"");
    }

    private Optional<ActionWord> word() {
        var name = tokens.take();
        var word = name.isWord() ? Names.call(name.text()) : Optional.<ActionWord>empty();
        if (word.isEmpty()) {
            tokens.at(name)
                    .about(
                            Kind.UNKNOWN_ACTION,
                            "price." + Excerpt.of(name.shown()) + " is not a call of the dialect",
                            Names.nearestCall(name.text()));
        } else if (!word.get().standsIn(stage)) {
            tokens.at(name)
                    .about(Kind.WRONG_STAGE, name.text() + " is no action of a table of the stage " + Words.of(stage));
        }
        return word;
    }

    /** Reads from the opening bracket to the semicolon. */
    private boolean call(ActionWord word, Token start, List<Action> actions) {
        if (!tokens.takes("(")) {
            tokens.refuse("an opening bracket");
            return false;
        }
        var operand = operand(word);
        if (operand.isEmpty()) {
            return false;
        }
        var modifier = Optional.<String>empty();
        if (word == ActionWord.MIN_ADVERTISED || tokens.takes(",")) {
            modifier = Literals.string(tokens);
            if (modifier.isEmpty()) {
                return false;
            }
        }
        if (!tokens.takes(")") || !tokens.takes(";")) {
            tokens.refuse("a closing bracket and a semicolon");
            return false;
        }
        modifier(word, modifier, start)
                .flatMap(m -> cells.action(word, m, operand.get(), tokens.at(start)))
                .ifPresent(actions::add);
        return true;
    }

    /** What a table's cell would hold. */
    private Optional<String> operand(ActionWord word) {
        return switch (word.operand()) {
            case AMOUNT, SHARE, FACTOR, COUNT -> Literals.number(tokens);
            // "yes" goes without saying
            case CHOICE -> word == ActionWord.MIN_ADVERTISED ? Optional.of("yes") : Literals.string(tokens);
            case DURATION -> Literals.string(tokens);
        };
    }

    private Optional<String> modifier(ActionWord word, Optional<String> written, Token start) {
        var known = written.isEmpty()
                ? word.modifier().unsaid()
                : written.filter(m -> word.modifier().words().contains(m));
        if (known.isEmpty()) {
            var words = word.modifier().words();
            tokens.at(start)
                    .about(
                            Kind.BAD_MODIFIER,
                            words.isEmpty()
                                    ? "price." + Names.of(word) + " takes one value"
                                    : "price." + Names.of(word) + " also takes one of: " + String.join(", ", words),
                            written.flatMap(m -> Spelling.nearest(m, words)));
        }
        return known;
    }
}
