package io.calibr.engine.table;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The closed list of what an author may make a row do: the header of a table's column, the call of a DRL rule. A word
 * has one operand and perhaps a modifier, as in {@code floor clamp} or {@code ending up}.
 */
public enum ActionWord {
    BASE("base", Stage.BASE, Operand.CHOICE, "regular live match-competitor", Modifier.NONE),
    FIXED("fixed", Stage.BASE, Operand.AMOUNT, "[0, 1e12]", Modifier.NONE),
    COST_PLUS("cost-plus", Stage.BASE, Operand.SHARE, "(-100, 100000]", Modifier.NONE),
    TARGET_MARGIN("target-margin", Stage.BASE, Operand.SHARE, "[0, 100)", Modifier.NONE),
    BEAT_COMPETITOR("beat-competitor", Stage.BASE, Operand.SHARE, "[0, 100)", Modifier.NONE),
    BEAT_COMPETITOR_BY("beat-competitor-by", Stage.BASE, Operand.AMOUNT, "[0, 1e12]", Modifier.NONE),
    PERCENT("percent", Stage.ADJUST, Operand.SHARE, "(-100, 10000]", Modifier.NONE),
    ABSOLUTE("absolute", Stage.ADJUST, Operand.AMOUNT, "[-1e12, 1e12]", Modifier.NONE),
    MULTIPLY("multiply", Stage.ADJUST, Operand.FACTOR, "(0, 1000]", Modifier.NONE),
    SET("set", Stage.ADJUST, Operand.AMOUNT, "[0, 1e12]", Modifier.NONE),
    AVOID_RACE("avoid-race", Stage.ADJUST, Operand.SHARE, "(0, 100]", Modifier.NONE),
    COMPARE_AT("compare-at", Stage.ADJUST, Operand.CHOICE, "regular", Modifier.NONE),
    STEP("step", Stage.ROUND, Operand.AMOUNT, "(0, 1e12]", Modifier.ROUNDING),
    ENDING("ending", Stage.ROUND, Operand.AMOUNT, "[0, 1e12]", Modifier.DIRECTION),
    FLOOR("floor", Stage.GUARD, Operand.AMOUNT, "[0, 1e12]", Modifier.ON_BREACH),
    CEILING("ceiling", Stage.GUARD, Operand.AMOUNT, "[0, 1e12]", Modifier.ON_BREACH),
    MIN_MARGIN("min-margin", Stage.GUARD, Operand.SHARE, "[0, 100)", Modifier.ON_BREACH),
    MIN_ADVERTISED("min-advertised", Stage.GUARD, Operand.CHOICE, "yes", Modifier.ON_BREACH),
    MAX_DECREASE("max-decrease", Stage.GUARD, Operand.SHARE, "[0, 100]", Modifier.ON_BREACH),
    MAX_INCREASE("max-increase", Stage.GUARD, Operand.SHARE, "[0, 10000]", Modifier.ON_BREACH),
    COOL_DOWN("cool-down", Stage.GUARD, Operand.DURATION, "", Modifier.NONE),
    MAX_CHANGES_PER_DAY("max-changes-per-day", Stage.GUARD, Operand.COUNT, "[1, 1000]", Modifier.NONE);

    /** What kind of value an action takes. */
    public enum Operand {
        /** Major units of the table's currency, no finer than its minor unit. */
        AMOUNT,
        /** Per cent. */
        SHARE,
        FACTOR,
        /** A whole number. */
        COUNT,
        /** A number of {@code d}, {@code h} or {@code min}. */
        DURATION,
        /** One of a few words. */
        CHOICE
    }

    /** What may follow the word; the first is meant where nothing is said, except for bounds, which must say. */
    public enum Modifier {
        NONE,
        ROUNDING("half-up", "half-down", "half-even", "up", "down"),
        DIRECTION("nearest", "up", "down"),
        ON_BREACH("hold", "clamp");

        private final String words;

        Modifier(String... words) {
            this.words = String.join(" ", words);
        }

        /** The words there are; none for {@link #NONE}. */
        public List<String> words() {
            return words.isEmpty() ? List.of() : List.of(words.split(" ", -1));
        }

        /** The word that is meant where none is written; empty where one must be written. */
        public Optional<String> unsaid() {
            return this == ON_BREACH ? Optional.empty() : Optional.of(words().isEmpty() ? "" : words().getFirst());
        }
    }

    private final String word;
    private final Stage stage;
    private final Operand operand;
    private final String domain;
    private final Modifier modifier;

    ActionWord(String word, Stage stage, Operand operand, String domain, Modifier modifier) {
        this.word = word;
        this.stage = stage;
        this.operand = operand;
        this.domain = domain;
        this.modifier = modifier;
    }

    /** The action an author writes as {@code word}. */
    public static Optional<ActionWord> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word.equals(word))
                .findFirst();
    }

    /** What authors write, for example {@code min-margin}. */
    public String word() {
        return word;
    }

    public Operand operand() {
        return operand;
    }

    public Modifier modifier() {
        return modifier;
    }

    /** Whether rows of a stage may hold this action: their own stage's, and on base and adjust rows also bounds. */
    public boolean standsIn(Stage tableStage) {
        var aBoundOfItsOwn = modifier == Modifier.ON_BREACH && (tableStage == Stage.BASE || tableStage == Stage.ADJUST);
        return stage == tableStage || aBoundOfItsOwn;
    }

    /** The words a {@link Operand#CHOICE} offers; none for other operands. */
    public List<String> choices() {
        return operand == Operand.CHOICE ? List.of(domain.split(" ", -1)) : List.of();
    }

    /** The numbers its operand may be; empty where it takes none. */
    public Optional<Interval> numbers() {
        return switch (operand) {
            case AMOUNT, SHARE, FACTOR, COUNT -> Optional.of(range());
            case DURATION, CHOICE -> Optional.empty();
        };
    }

    /** The numbers the other operands may be. */
    Interval range() {
        return Interval.of(domain);
    }
}
