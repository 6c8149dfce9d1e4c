package io.calibr.engine.vocabulary;

/** What kind of value a {@link Term} has, and so which operators and cells it takes. */
public enum TermType {
    /** Exact text, compared as it is written. */
    TEXT,
    /** A path of names from general to special, separated by {@code " > "}: {@code Bikes > Road Bikes}. */
    PATH,
    /** An amount in the currency of the price list being priced. */
    MONEY,
    /** An exact decimal number without unit. */
    NUMBER,
    /** A share written in per cent: 12.5 is one eighth. */
    PERCENT,
    /** A calendar day in the project's time zone. */
    DATE,
    /** A time of day in the project's time zone, to the minute. */
    TIME,
    /** true or false. */
    FLAG,
    /** A set of short texts, asked with any-of and all-of; a SKU of which none is known has none. */
    TAGS;

    /** Whether its values are numbers. */
    public boolean isNumeric() {
        return switch (this) {
            case MONEY, NUMBER, PERCENT -> true;
            case TEXT, PATH, DATE, TIME, FLAG, TAGS -> false;
        };
    }
}
