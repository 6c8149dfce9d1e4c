package io.calibr.engine.table;

import java.util.Locale;

/** A piece of what an author wrote, fit to be shown in a message: short, and with nothing invisible in it. */
public final class Excerpt {

    private static final int LONGEST = 60;

    private Excerpt() {}

    /** The text, cut after sixty characters; an invisible character is shown as its code, {@code <U+202E>}. */
    public static String of(String text) {
        var shown = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(character -> {
            if (SafeText.isVisible(character)) {
                shown.appendCodePoint(character);
            } else {
                shown.append("<U+").append(code(character)).append('>');
            }
        });
        return text.codePointCount(0, text.length()) > LONGEST ? shown + "..." : shown.toString();
    }

    private static String code(int character) {
        var hex = Integer.toHexString(character).toUpperCase(Locale.ROOT);
        return "0".repeat(Math.max(0, 4 - hex.length())) + hex;
    }
}
