package io.calibr.engine.table;

import io.calibr.engine.vocabulary.Term;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a column's header means. */
sealed interface Header {

    /** A column every table may have. */
    record Fixed(Word word) implements Header {}

    /** A column of conditions. */
    record Tested(Term term, Operator operator) implements Header {}

    /** A column of actions. */
    record Done(ActionWord word, String modifier) implements Header {}

    enum Word {
        ID,
        PRIORITY,
        EXCLUSIVE_GROUP,
        WHEN,
        NOTE;

        static Optional<Word> of(String text) {
            return Arrays.stream(values())
                    .filter(word -> word.text().equals(text))
                    .findFirst();
        }

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** As an author writes it, without a currency. */
    default String text() {
        return switch (this) {
            case Fixed(var word) -> word.text();
            case Tested(var term, var operator) -> term.name() + " " + operator.word();
            case Done(var word, var modifier) -> modifier.isEmpty() ? word.word() : word.word() + " " + modifier;
        };
    }
}
