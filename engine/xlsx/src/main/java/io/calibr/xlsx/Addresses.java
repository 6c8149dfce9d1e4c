package io.calibr.xlsx;

import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.Problem.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Places of cells as spreadsheets write them: {@code C7}. */
final class Addresses {

    /** As many as a sheet has. */
    static final int ROWS = 1_048_576;

    static final int COLUMNS = 16_384;

    private static final Pattern FORM = Pattern.compile("\\$?([A-Z]{1,3})\\$?([1-9][0-9]{0,6})");

    private Addresses() {}

    /** From 0. */
    static int column(String address) throws Refusal {
        var column = 0;
        for (var letter : form(address).group(1).toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        if (column > COLUMNS) {
            throw none(address);
        }
        return column - 1;
    }

    /** From 1. */
    static int row(String address) throws Refusal {
        var row = Integer.parseInt(form(address).group(2));
        if (row > ROWS) {
            throw none(address);
        }
        return row;
    }

    /** A whole number; another one where there is none, -1 where it is something else. */
    static int number(@Nullable String text, int otherwise) {
        if (text == null) {
            return otherwise;
        }
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
    }

    private static Matcher form(String address) throws Refusal {
        var form = FORM.matcher(address);
        if (!form.matches()) {
            throw none(address);
        }
        return form;
    }

    private static Refusal none(String address) {
        return new Refusal(Kind.BAD_WORKBOOK, "\"" + Excerpt.of(address) + "\" is no place of a cell");
    }
}
