package io.calibr.liquibase;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Invents rows from the catalogue alone: one for each tenant in each table, pointing only at rows of the same tenant. */
class SampleRows {

    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final int MOST_WORDS = 3;
    private static final String CHECK_VIOLATION = "23514";

    private final Map<String, Map<String, String>> rows = new HashMap<>();
    private final Map<String, Variant> variants = new HashMap<>();
    private int count;

    /** Which optional columns are filled, and which of the allowed words a column of words takes. */
    private record Variant(List<String> optional, int word) {}

    /** Fills every table for both tenants, as a role that row-level security does not hold. */
    void fill(Connection superuser, List<TableShape> tables, List<UUID> tenants) throws SQLException {
        for (var table : tables) {
            for (var tenant : tenants) {
                rows.put(table.name() + tenant, insertable(superuser, table, tenant));
            }
        }
    }

    /** The statement that inserts another row of this tenant. */
    String insert(TableShape table, UUID tenant) {
        return statement(table, values(table, tenant, variants.get(table.name()), Optional.empty(), tenant));
    }

    /** Statements that insert a row of {@code tenant} that points, through this key, at a row of {@code other}. */
    List<String> probes(TableShape table, TableShape.ForeignKey key, UUID tenant, UUID other) {
        var statements = new ArrayList<String>();
        for (var variant : variants(table)) {
            statements.add(statement(table, values(table, tenant, variant, Optional.of(key), other)));
        }
        return statements;
    }

    private Map<String, String> insertable(Connection superuser, TableShape table, UUID tenant) throws SQLException {
        for (var variant : variants(table)) {
            var row = values(table, tenant, variant, Optional.empty(), tenant);
            var state = Attempt.of(superuser, statement(table, row)).sqlState();
            if (state.isEmpty()) {
                ScratchDatabase.execute(superuser, statement(table, row));
                variants.put(table.name(), variant);
                return row;
            }
            if (!state.equals(CHECK_VIOLATION) && !state.equals(FOREIGN_KEY_VIOLATION)) {
                throw new IllegalStateException(table.name() + " refuses an invented row: " + state + " " + row);
            }
        }
        throw new IllegalStateException("no invented row satisfies the constraints of " + table.name());
    }

    /** Fill no optional column, then each one, then each pair, until the constraints are met. */
    private static List<Variant> variants(TableShape table) {
        var optional = table.columns().stream()
                .filter(TableShape.Column::optional)
                .map(TableShape.Column::name)
                .toList();
        var filled = new ArrayList<List<String>>();
        filled.add(List.of());
        optional.forEach(one -> filled.add(List.of(one)));
        for (var one : optional) {
            optional.stream().filter(two -> one.compareTo(two) < 0).forEach(two -> filled.add(List.of(one, two)));
        }
        return filled.stream()
                .flatMap(columns -> IntStream.range(0, MOST_WORDS).mapToObj(word -> new Variant(columns, word)))
                .toList();
    }

    private Map<String, String> values(
            TableShape table, UUID tenant, Variant variant, Optional<TableShape.ForeignKey> probed, UUID probedTenant) {
        var row = new LinkedHashMap<String, String>();
        for (var column : table.columns()) {
            if (column.needsValue() || variant.optional().contains(column.name())) {
                row.put(column.name(), invented(column, variant.word()));
            }
        }
        row.put("tenant_id", quoted(tenant.toString()));
        for (var key : table.foreignKeys()) {
            if (key.columns().stream().allMatch(row::containsKey)) {
                point(row, key, tenant);
            }
        }
        probed.ifPresent(key -> point(row, key, probedTenant));
        return row;
    }

    private void point(Map<String, String> row, TableShape.ForeignKey key, UUID tenant) {
        var referenced = rows.get(key.referenced() + tenant);
        if (referenced == null) {
            return;
        }
        for (int i = 0; i < key.columns().size(); i++) {
            row.put(key.columns().get(i), referenced.get(key.referencedColumns().get(i)));
        }
    }

    private String invented(TableShape.Column column, int word) {
        count++;
        return switch (column.type()) {
            case "uuid" -> quoted(new UUID(0x7000, count).toString());
            case "text" ->
                quoted(
                        column.allowed().isEmpty()
                                ? "x" + count
                                : column.allowed().get(word % column.allowed().size()));
            case "character(3)" -> "'USD'";
            case "smallint", "numeric" -> "1";
            case "integer", "bigint" -> Integer.toString(count);
            case "boolean" -> "true";
            case "date" -> "current_date + " + count;
            case "timestamp with time zone" -> "now()";
            case "bytea" -> "sha256('" + count + "')";
            case "jsonb", "text[]" -> "'{}'";
            case "xid8" -> "pg_current_xact_id()";
            case "pg_snapshot" -> "pg_current_snapshot()";
            default -> throw new IllegalStateException("no sample for the type " + column.type());
        };
    }

    private static String statement(TableShape table, Map<String, String> row) {
        return "insert into %s (%s) values (%s)"
                .replaceFirst("%s", table.name())
                .replaceFirst("%s", String.join(", ", row.keySet()))
                .replaceFirst("%s", String.join(", ", row.values()));
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }
}
