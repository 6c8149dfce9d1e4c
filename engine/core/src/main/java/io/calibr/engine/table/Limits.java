package io.calibr.engine.table;

/**
 * How large an authored file may be. What is larger is refused while it is read, before it is held in memory.
 *
 * @param cellBytes of one cell, counted as UTF-16 code units, which no UTF-8 text exceeds
 * @param bytes of the whole file
 */
public record Limits(int rows, int columns, int cellBytes, long bytes) {

    /** 100,000 rows, 200 columns, 64 KB a cell, 64 MB in all. */
    public static Limits standard() {
        return new Limits(100_000, 200, 64 * 1024, 64L * 1024 * 1024);
    }
}
