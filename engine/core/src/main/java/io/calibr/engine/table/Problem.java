package io.calibr.engine.table;

import java.util.Locale;
import java.util.Optional;

/**
 * One reason why an authored file was refused. A file with one problem is refused as a whole: nothing is guessed and
 * nothing is left out.
 *
 * @param message one sentence for the author, naming the word or value
 * @param suggestion what the author may have meant; shown, never acted upon
 */
public record Problem(Kind kind, Place place, String message, Optional<String> suggestion) {

    /** What kinds of problems there are; docs/authoring.md explains each. */
    public enum Kind {
        NOT_UTF8,
        TOO_LARGE,
        TOO_MANY_PROBLEMS,
        BAD_CSV,
        WRONG_SEPARATOR,
        UNKNOWN_PROPERTY,
        MISSING_PROPERTY,
        REPEATED_PROPERTY,
        BAD_PROPERTY,
        MISSING_HEADER,
        UNKNOWN_COLUMN,
        UNKNOWN_TERM,
        UNKNOWN_OPERATOR,
        OPERATOR_MISFIT,
        UNKNOWN_ACTION,
        BAD_MODIFIER,
        REPEATED_COLUMN,
        MISSING_COLUMN,
        WRONG_STAGE,
        MISSING_CURRENCY,
        OTHER_CURRENCY,
        BAD_ROW_ID,
        REPEATED_ROW_ID,
        USELESS_PRIORITY,
        ROW_TOO_SHORT,
        CELL_WITHOUT_HEADER,
        NO_ACTION,
        TWO_BASES,
        FORMULA,
        UNSAFE_TEXT,
        BAD_NUMBER,
        OUT_OF_RANGE,
        BAD_DATE,
        BAD_TIME,
        BAD_FLAG,
        BAD_LIST,
        BAD_RANGE,
        BAD_DURATION,
        BAD_PATH,
        BAD_FORMULA,
        UNKNOWN_VALUE,
        BAD_DRL,
        OUTSIDE_DIALECT;

        /** As documentation and APIs write it: {@code unknown-term}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** For people: {@code offers.csv, line 7, column C (percent): ... (did you mean "..."?)}. */
    @Override
    public String toString() {
        return place + ": " + message
                + suggestion.map(s -> " (did you mean \"" + s + "\"?)").orElse("");
    }
}
