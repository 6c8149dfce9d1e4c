package io.calibr.engine.version;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a table's text says, however it is laid out, sound or not. A row's key is its id; {@code r1#2} is the second row
 * with the id r1, {@code #1} the first one without an id. Columns have keys in the same way.
 *
 * @param properties of the lines {@code # name: value}
 * @param columns keys in the order of the header, without the column that names the rows
 * @param rows by key in the order of the file: cells by column key, those with content only
 */
public record TableContent(
        Map<String, String> properties, List<String> columns, Map<String, Map<String, String>> rows) {

    public TableContent {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /** The text of a cell; empty where there is no such row, column or content. */
    public String cell(String row, String column) {
        return rows.getOrDefault(row, Map.of()).getOrDefault(column, "");
    }

    /** Row keys in the order of the file. */
    public List<String> order() {
        return List.copyOf(rows.keySet());
    }
}
