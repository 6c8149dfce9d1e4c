package io.calibr.engine.version;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes up tables, and edits that authors could make to them. */
final class Sheets {

    private static final List<String> VALUES =
            List.of("", "", "-10", "Bikes > Road", "a, b", "said \"x\"", "1 .. 2", "'@home", "é長🚲", "#");
    private static final List<String> COLUMNS =
            List.of("category under", "stock >", "percent", "note", "brand in", "floor hold [USD]");
    private static final List<String> IDS = List.of("r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9");

    private final Random random;

    Sheets(Random random) {
        this.random = random;
    }

    TableContent content() {
        var columns = some(COLUMNS);
        var rows = new LinkedHashMap<String, Map<String, String>>();
        for (var id : some(IDS)) {
            rows.put(id, row(columns));
        }
        return new TableContent(properties(), columns, rows);
    }

    /** What is left after a few edits. */
    TableContent edited(TableContent content) {
        var properties = random.nextInt(4) == 0 ? properties() : content.properties();
        var columns = shaken(content.columns(), COLUMNS, 5);
        var rows = new LinkedHashMap<String, Map<String, String>>();
        for (var id : shaken(content.order(), IDS, 2)) {
            var cells = new LinkedHashMap<>(content.rows().getOrDefault(id, row(columns)));
            cells.keySet().retainAll(columns);
            if (!columns.isEmpty() && random.nextInt(3) == 0) {
                put(cells, columns.get(random.nextInt(columns.size())), value());
            }
            rows.put(id, cells);
        }
        return new TableContent(properties, columns, rows);
    }

    /** Laid out in one of the ways people do it. */
    String text(TableContent content) {
        var end = random.nextBoolean() ? "\n" : "\r\n";
        var text = new StringBuilder(random.nextInt(5) == 0 ? "\uFEFF" : "");
        content.properties()
                .forEach((name, value) -> text.append("# ")
                        .append(name)
                        .append(": ")
                        .append(value)
                        .append(end));
        text.append(random.nextInt(3) == 0 ? end : "");
        var idAt = random.nextInt(content.columns().size() + 1);
        text.append(line(content.columns(), idAt, "id")).append(end);
        content.rows()
                .forEach((id, cells) -> text.append(line(
                                content.columns().stream()
                                        .map(column -> cells.getOrDefault(column, ""))
                                        .toList(),
                                idAt,
                                id))
                        .append(end)
                        .append(random.nextInt(4) == 0 ? end : ""));
        return random.nextInt(3) == 0 ? text.toString().stripTrailing() : text.toString();
    }

    private String line(List<String> cells, int idAt, String id) {
        var all = new ArrayList<>(cells);
        all.add(idAt, id);
        return String.join(",", all.stream().map(this::cell).toList());
    }

    private String cell(String value) {
        var quoted = value.contains(",") || value.contains("\"") || random.nextInt(5) == 0;
        return quoted ? '"' + value.replace("\"", "\"\"") + '"' : value + (random.nextInt(5) == 0 ? " " : "");
    }

    private List<String> shaken(List<String> keys, List<String> all, int rarity) {
        var shaken = new ArrayList<>(keys);
        shaken.removeIf(_ -> random.nextInt(4 * rarity) == 0);
        if (shaken.size() > 1 && random.nextInt(rarity) == 0) {
            var key = shaken.remove(random.nextInt(shaken.size()));
            shaken.add(random.nextInt(shaken.size() + 1), key);
        }
        for (var key : all) {
            if (!keys.contains(key) && random.nextInt(4 * rarity) == 0) {
                shaken.add(random.nextInt(shaken.size() + 1), key);
            }
        }
        return shaken;
    }

    private Map<String, String> properties() {
        var properties = new LinkedHashMap<String, String>();
        for (var name : some(List.of("table", "stage", "hit-policy", "currency"))) {
            properties.put(name, random.nextBoolean() ? "first" : "other");
        }
        return properties;
    }

    private Map<String, String> row(List<String> columns) {
        var cells = new LinkedHashMap<String, String>();
        columns.forEach(column -> put(cells, column, value()));
        return cells;
    }

    private static void put(Map<String, String> cells, String column, String value) {
        if (value.isEmpty()) {
            cells.remove(column);
        } else {
            cells.put(column, value);
        }
    }

    private String value() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    private List<String> some(List<String> all) {
        var some = new ArrayList<>(all);
        Collections.shuffle(some, random);
        return some.subList(0, random.nextInt(all.size() + 1));
    }
}
