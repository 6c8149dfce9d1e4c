package io.calibr.plugin.sdk;

/** Where a pull stopped. Only its connector knows what is inside; the host stores it. At most 4,000 characters. */
public record Cursor(String value) {

    private static final int LONGEST = 4_000;

    public Cursor {
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException("a cursor has at most 4000 characters");
        }
    }
}
