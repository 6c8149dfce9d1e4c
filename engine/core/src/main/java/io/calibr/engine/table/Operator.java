package io.calibr.engine.table;

import io.calibr.engine.vocabulary.TermType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a {@link Condition} compares a term with its operands. */
public enum Operator {
    IS("is", Operands.ONE),
    IS_NOT("is-not", Operands.ONE),
    IN("in", Operands.MANY),
    NOT_IN("not-in", Operands.MANY),
    LESS_THAN("<", Operands.ONE),
    AT_MOST("<=", Operands.ONE),
    MORE_THAN(">", Operands.ONE),
    AT_LEAST(">=", Operands.ONE),
    /** Two operands, both inclusive, the lower one first; a later and an earlier time of day reach over midnight. */
    BETWEEN("between", Operands.RANGE),
    STARTS_WITH("starts-with", Operands.ONE),
    ENDS_WITH("ends-with", Operands.ONE),
    CONTAINS("contains", Operands.ONE),
    /** A PATH that equals the operand or lies below it. */
    UNDER("under", Operands.ONE),
    ANY_OF("any-of", Operands.MANY),
    ALL_OF("all-of", Operands.MANY);

    /** How many operands an operator takes. */
    public enum Operands {
        ONE,
        /** Lowest and highest, both inclusive. */
        RANGE,
        /** One or more. */
        MANY
    }

    private final String word;
    private final Operands operands;

    Operator(String word, Operands operands) {
        this.word = word;
        this.operands = operands;
    }

    /** The operator an author writes as {@code word}. */
    public static Optional<Operator> of(String word) {
        return Arrays.stream(values())
                .filter(operator -> operator.word.equals(word))
                .findFirst();
    }

    /** The operators that make sense for a term of this type. */
    public static List<Operator> of(TermType type) {
        return Arrays.stream(values()).filter(operator -> operator.takes(type)).toList();
    }

    /** What authors write, for example {@code any-of} or {@code <=}. */
    public String word() {
        return word;
    }

    public Operands operands() {
        return operands;
    }

    /** Whether the operator makes sense for a term of this type. */
    public boolean takes(TermType type) {
        return switch (this) {
            case IS -> type != TermType.TAGS;
            case IS_NOT, IN, NOT_IN -> type != TermType.TAGS && type != TermType.FLAG;
            case LESS_THAN, AT_MOST, MORE_THAN, AT_LEAST, BETWEEN -> isOrdered(type);
            case STARTS_WITH, ENDS_WITH, CONTAINS -> type == TermType.TEXT;
            case UNDER -> type == TermType.PATH;
            case ANY_OF, ALL_OF -> type == TermType.TAGS;
        };
    }

    private static boolean isOrdered(TermType type) {
        return switch (type) {
            case MONEY, NUMBER, PERCENT, DATE, TIME -> true;
            case TEXT, PATH, FLAG, TAGS -> false;
        };
    }
}
