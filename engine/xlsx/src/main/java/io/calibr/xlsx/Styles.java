package io.calibr.xlsx;

import io.calibr.engine.table.Problem.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** How the cells of a workbook show their numbers. */
final class Styles extends Markup {

    private static final int MOST = 100_000;
    private static final int LONGEST = 512;

    /** What of a format does not show digits: quoted text, escaped characters, colours and conditions. */
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|_.|\\*.");

    private static final Pattern DECIMALS = Pattern.compile("0\\.(0+)");

    /**
     * What a format says about a number.
     *
     * @param decimals that are always shown
     */
    record Format(boolean date, boolean percent, int decimals) {
        static final Format GENERAL = new Format(false, false, 0);
    }

    private final Map<Integer, String> codes = new HashMap<>();
    private final List<Integer> cells = new ArrayList<>();
    private final Map<Integer, Format> formats = new HashMap<>();
    private boolean inCells;

    /** @param style the number a cell gives; null where it gives none */
    Format format(@Nullable String style) {
        var index = style == null ? 0 : number(style);
        if (index < 0 || index >= cells.size()) {
            return Format.GENERAL;
        }
        return formats.computeIfAbsent(cells.get(index), this::read);
    }

    @Override
    void begins(String name, Attributes attributes) throws Refusal {
        switch (name) {
            case "numFmt" -> {
                var code = Objects.requireNonNullElse(attributes.getValue("formatCode"), "");
                if (code.length() <= LONGEST) {
                    codes.put(number(attributes.getValue("numFmtId")), code);
                }
            }
            case "cellXfs" -> inCells = true;
            case "xf" -> {
                if (inCells) {
                    cells.add(number(attributes.getValue("numFmtId")));
                }
            }
            default -> {}
        }
        if (cells.size() > MOST || codes.size() > MOST) {
            throw new Refusal(Kind.TOO_LARGE, "the workbook has more than " + MOST + " styles");
        }
    }

    @Override
    void ends(String name) {
        if (name.equals("cellXfs")) {
            inCells = false;
        }
    }

    private Format read(int id) {
        var code = codes.containsKey(id) ? codes.get(id) : BuiltinFormats.getBuiltinFormat(id);
        if (code == null) {
            return Format.GENERAL;
        }
        if (DateUtil.isADateFormat(id, code)) {
            return new Format(true, false, 0);
        }
        var digits = LITERALS.matcher(code.split(";", -1)[0]).replaceAll("");
        var decimals = DECIMALS.matcher(digits);
        return new Format(
                false, digits.contains("%"), decimals.find() ? decimals.group(1).length() : 0);
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? -1 : Integer.parseInt(text);
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
