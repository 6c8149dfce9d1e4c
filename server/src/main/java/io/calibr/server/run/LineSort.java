package io.calibr.server.run;

import io.calibr.server.problem.Kind;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The order of a run's lines; those without the value come last whichever way it is sorted, equal ones by SKU.
 *
 * @param descending the greatest first
 */
record LineSort(Key key, boolean descending) {

    /** What lines are sorted by. */
    enum Key {
        SKU("sku"),
        CHANGE("(after - before)::float8 / nullif(before, 0)"),
        AFTER("after"),
        MARGIN("(after - cost)::float8 / nullif(after, 0)");

        private final String expression;

        Key(String expression) {
            this.expression = expression;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads {@code change}, or {@code -change} for the greatest first. */
    static LineSort of(@Nullable String text) {
        if (text == null) {
            return new LineSort(Key.SKU, false);
        }
        var descending = text.startsWith("-");
        var word = descending ? text.substring(1) : text;
        return Arrays.stream(Key.values())
                .filter(key -> key.word().equals(word))
                .map(key -> new LineSort(key, descending))
                .findFirst()
                .orElseThrow(() -> Kind.INVALID_VALUE
                        .because("sort is sku, change, after or margin, with - in front for the greatest first")
                        .with("parameter", "sort")
                        .with("value", text));
    }

    String sql() {
        return " order by " + key.expression + (descending ? " desc" : "") + " nulls last, sku";
    }
}
