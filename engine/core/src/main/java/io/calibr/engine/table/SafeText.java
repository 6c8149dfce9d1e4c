package io.calibr.engine.table;

import java.util.regex.Pattern;

/**
 * What text may be in a cell: nothing invisible, nothing that reorders what is seen, nothing that a spreadsheet runs. A
 * spreadsheet runs what begins with {@code = + - @}, half or full width; such text is written with an apostrophe in
 * front, as spreadsheets themselves do, and read back without it.
 */
public final class SafeText {

    private static final Pattern FORMULA = Pattern.compile("[=+\\-@＝＋－＠].*", Pattern.DOTALL);
    private static final Pattern NEUTRAL = Pattern.compile("'+[=+\\-@＝＋－＠].*", Pattern.DOTALL);
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-][0-9]{1,20}(\\.[0-9]{1,20})?( ?%)?");

    private SafeText() {}

    /** Whether a spreadsheet might run this text. Numbers such as -10 it does not run. */
    static boolean looksLikeFormula(String cell) {
        return FORMULA.matcher(cell).matches() && !PLAIN_NUMBER.matcher(cell).matches();
    }

    /** The text as it may stand in a file. */
    static String neutralised(String text) {
        return looksLikeFormula(text) || NEUTRAL.matcher(text).matches() ? "'" + text : text;
    }

    /** The text that {@link #neutralised} was given. */
    static String plain(String cell) {
        return NEUTRAL.matcher(cell).matches() ? cell.substring(1) : cell;
    }

    /** Whether every character is visible, or a blank between visible ones. */
    static boolean isVisible(String text) {
        return text.codePoints().allMatch(SafeText::isVisible);
    }

    /** Whether the character can be seen: no control, format (bidirectional, zero width), surrogate or unassigned. */
    public static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
