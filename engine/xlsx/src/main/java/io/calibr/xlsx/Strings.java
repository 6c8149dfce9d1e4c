package io.calibr.xlsx;

import io.calibr.engine.table.Problem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;

/** The texts that cells share. Marks of how they look and how they are pronounced are passed over. */
final class Strings extends Markup {

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final int longest;
    private final List<String> all = new ArrayList<>();
    private final StringBuilder item = new StringBuilder();
    private boolean pronounced;

    Strings(int longest) {
        this.longest = longest;
    }

    /** @throws Refusal if there is no such text */
    String get(String index, int line) throws Refusal {
        try {
            return all.get(Integer.parseInt(index.strip()));
        } catch (NumberFormatException | IndexOutOfBoundsException _) {
            throw new Refusal(Kind.BAD_WORKBOOK, line, "a cell names a shared text that is not there");
        }
    }

    @Override
    void begins(String name, Attributes attributes) {
        switch (name) {
            case "si" -> item.setLength(0);
            case "rPh" -> pronounced = true;
            case "t" -> {
                if (!pronounced) {
                    collect(longest);
                }
            }
            default -> {}
        }
    }

    @Override
    void ends(String name) throws Refusal {
        switch (name) {
            case "t" -> {
                item.append(collected());
                if (item.length() > longest) {
                    tooLong(longest);
                }
            }
            case "rPh" -> pronounced = false;
            case "si" -> all.add(unescaped(item.toString()));
            default -> {}
        }
    }

    /** {@code _x000D_} stands for a character that markup cannot hold, {@code _x005F_} for an underscore before such. */
    static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(match ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))))
                : text;
    }

    /** The text as a workbook holds it, so that {@link #unescaped} gives it back. */
    static String escaped(String text) {
        return text.contains("_x") || text.contains("\r")
                ? ESCAPED.matcher(text).replaceAll("_x005F$0").replace("\r", "_x000D_")
                : text;
    }
}
