package io.calibr.engine.table;

/** Which of a table's matching rows act. */
public enum HitPolicy {
    /** The topmost matching row. */
    FIRST,
    /** The only matching row; two matches are a conflict that names both. */
    UNIQUE,
    /** The matching row with the highest priority number, then the topmost. */
    PRIORITY,
    /** All matching rows, top to bottom, on the running price. */
    COLLECT
}
