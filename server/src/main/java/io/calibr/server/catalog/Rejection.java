package io.calibr.server.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place of an imported file that cannot be used.
 *
 * @param line where the record starts; the header is line 1
 * @param column the header of the column to blame, null where it is the whole line
 */
public record Rejection(long line, @Nullable String column, String message) {

    Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("line", line);
        if (column != null) {
            facts.put("column", column);
        }
        facts.put("message", message);
        return facts;
    }
}
