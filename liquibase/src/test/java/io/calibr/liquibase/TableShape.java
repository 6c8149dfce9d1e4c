package io.calibr.liquibase;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A tenant's table as the catalogue describes it: what is needed to invent a row for it. */
record TableShape(String name, List<Column> columns, List<ForeignKey> foreignKeys) {

    private static final Pattern ALLOWED = Pattern.compile("\\(\\((\\w+) = ANY \\(ARRAY\\[(.+)\\]");
    private static final Pattern LITERAL = Pattern.compile("'([^']+)'");

    record Column(String name, String type, boolean needsValue, boolean optional, List<String> allowed) {}

    /** Without its tenant_id, which stands first on both sides. */
    record ForeignKey(String name, String referenced, List<String> columns, List<String> referencedColumns) {}

    Column column(String wanted) {
        return columns.stream()
                .filter(column -> column.name().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    boolean isOptional(ForeignKey key) {
        return key.columns().stream().anyMatch(column -> column(column).optional());
    }

    boolean mustFollow(TableShape other) {
        return foreignKeys.stream()
                .anyMatch(
                        key -> key.referenced().equals(other.name()) && !name.equals(other.name()) && !isOptional(key));
    }

    /** Every table with a tenant_id, those first that others point to. */
    static List<TableShape> all(Connection superuser) throws SQLException {
        var waiting = new ArrayList<TableShape>();
        for (var name : ScratchDatabase.query(superuser, """
                select c.oid::regclass from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
                 where c.relnamespace = 'calibr'::regnamespace and c.relkind in ('r', 'p') order by 1""")) {
            waiting.add(new TableShape(name, columns(superuser, name), foreignKeys(superuser, name)));
        }
        var ordered = new ArrayList<TableShape>();
        while (!waiting.isEmpty()) {
            var next = waiting.stream()
                    .filter(table -> waiting.stream().noneMatch(table::mustFollow))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("tables that need each other: " + waiting));
            waiting.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private static List<Column> columns(Connection superuser, String table) throws SQLException {
        var allowed = allowed(superuser, table);
        var columns = new ArrayList<Column>();
        for (var line : ScratchDatabase.query(superuser, """
                select attname, attnotnull and not atthasdef and attidentity = '', not attnotnull,
                       format_type(atttypid, atttypmod)
                  from pg_attribute where attrelid = '%s'::regclass and attnum > 0 and not attisdropped
                   and attgenerated = '' and attidentity = '' order by attnum""".replace("%s", table))) {
            var parts = line.split(" ", 4);
            columns.add(new Column(
                    parts[0],
                    parts[3],
                    parts[1].equals("t"),
                    parts[2].equals("t"),
                    allowed.getOrDefault(parts[0], List.of())));
        }
        return columns;
    }

    private static Map<String, List<String>> allowed(Connection superuser, String table) throws SQLException {
        var allowed = new LinkedHashMap<String, List<String>>();
        for (var check : ScratchDatabase.query(
                superuser,
                "select pg_get_constraintdef(oid) from pg_constraint where contype = 'c' and conrelid = '%s'::regclass"
                        .replace("%s", table))) {
            var matcher = ALLOWED.matcher(check);
            if (matcher.find()) {
                allowed.put(matcher.group(1), literals(matcher.group(2)));
            }
        }
        return allowed;
    }

    private static List<String> literals(String array) {
        return LITERAL.matcher(array).results().map(literal -> literal.group(1)).toList();
    }

    private static List<ForeignKey> foreignKeys(Connection superuser, String table) throws SQLException {
        var keys = new ArrayList<ForeignKey>();
        for (var line : ScratchDatabase.query(superuser, """
                select k.conname, k.confrelid::regclass, string_agg(a.attname, ',' order by i), string_agg(b.attname, ',' order by i)
                  from pg_constraint k cross join generate_series(1, array_length(k.conkey, 1)) i
                  join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[i]
                  join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[i]
                 where k.contype = 'f' and k.conrelid = '%s'::regclass and a.attname <> 'tenant_id'
                 group by 1, 2 order by 1""".replace("%s", table))) {
            var parts = line.split(" ", 4);
            keys.add(new ForeignKey(
                    parts[0], parts[1], List.of(parts[2].split(",", -1)), List.of(parts[3].split(",", -1))));
        }
        return keys;
    }
}
