package io.calibr.server.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's COPY text format: tabs between values, {@code \N} for none. */
final class CopyText {

    private CopyText() {}

    static void append(StringBuilder out, List<@Nullable Object> values) {
        var first = true;
        for (var value : values) {
            if (!first) {
                out.append('\t');
            }
            first = false;
            if (value == null) {
                out.append("\\N");
            } else {
                escape(out, value.toString());
            }
        }
        out.append('\n');
    }

    private static void escape(StringBuilder out, String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
    }
}
