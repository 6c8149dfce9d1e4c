package io.calibr.plugin.file;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from running a text as a formula: an apostrophe goes before what begins like one, and comes off
 * again on reading. Texts that begin with such an apostrophe get another, so that every text survives the way there and
 * back.
 */
final class FormulaGuard {

    private static final Pattern RUNS = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private FormulaGuard() {}

    static String on(String text) {
        return RUNS.matcher(text).matches() ? "'" + text : text;
    }

    static String off(String text) {
        return text.startsWith("'") && RUNS.matcher(text).matches() ? text.substring(1) : text;
    }
}
