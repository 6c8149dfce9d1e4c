package io.calibr.engine.table;

/** Columns as spreadsheets call them. */
final class Letters {

    private Letters() {}

    /** A for 0, Z for 25, AA for 26. */
    static String of(int index) {
        var last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : of(index / 26 - 1) + last;
    }

    /** The letter and, where there is one, the header: {@code C (margin <)}. */
    static String label(int index, String header) {
        return header.isEmpty() ? of(index) : of(index) + " (" + Excerpt.of(header) + ")";
    }
}
