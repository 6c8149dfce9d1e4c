package io.calibr.engine.table;

/** The four steps every SKU takes, always in this order. */
public enum Stage {
    /** Where the price starts. */
    BASE,
    /** What changes it. */
    ADJUST,
    /** To which step and ending it is rounded. */
    ROUND,
    /** Which bounds it must keep; last, so that nothing breaks them. */
    GUARD
}
