package io.calibr.engine.table;

/** How a {@link Condition} compares a term with its operands. */
public enum Operator {
    IS,
    IS_NOT,
    IN,
    NOT_IN,
    LESS_THAN,
    AT_MOST,
    MORE_THAN,
    AT_LEAST,
    /** Two operands, both inclusive. */
    BETWEEN,
    STARTS_WITH,
    ENDS_WITH,
    CONTAINS,
    /** A PATH that equals the operand or lies below it. */
    UNDER,
    ANY_OF,
    ALL_OF
}
