package io.calibr.engine.lint;

/**
 * How much a lint may do, counted in pairs of boxes compared, those of many axes more than once, so that the same table always gives the same findings.
 *
 * @param row for finding out whether one row is ever reached
 * @param rows for all rows together
 * @param gaps for finding what no row matches
 */
record Budget(long row, long rows, long gaps) {

    /** A few seconds at most. */
    static final Budget STANDARD = new Budget(1_000_000, 30_000_000, 5_000_000);
}
