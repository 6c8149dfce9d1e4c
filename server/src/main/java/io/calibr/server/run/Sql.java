package io.calibr.server.run;

import io.calibr.model.Money;
import io.calibr.server.tenant.Tenancy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * Statements over many rows, in the running transaction. The first parameter of every statement is the tenant; lists
 * become arrays for {@code any(?)} and {@code unnest(?)}.
 */
public final class Sql {

    private final Session session;

    public Sql(Session session) {
        this.session = session;
    }

    /** How one row is read. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    public int update(String sql, @Nullable Object... parameters) {
        session.flush();
        return session.doReturningWork(connection -> {
            try (var statement = prepare(connection, sql, parameters)) {
                return statement.executeUpdate();
            }
        });
    }

    /**
     * Lets the checks of foreign keys be planned anew. A connection keeps their plans; one made while the referenced table
     * was empty may use any index of it and reads the whole table for every row once a dry run has filled it.
     */
    void forgetPlans() {
        session.doWork(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("discard plans");
            }
        });
    }

    /**
     * Tells the planner what was written to tables. What another transaction is counting is not waited for.
     *
     * @param tables with the columns to look at, like {@code target (tenant_id, sku)}
     */
    void analyze(String... tables) {
        session.flush();
        session.doWork(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("analyze (skip_locked) " + String.join(", ", tables));
            }
        });
    }

    public <T> List<T> query(Reader<T> reader, String sql, @Nullable Object... parameters) {
        session.flush();
        return session.doReturningWork(connection -> {
            try (var statement = prepare(connection, sql, parameters);
                    var rows = statement.executeQuery()) {
                var read = new ArrayList<T>();
                while (rows.next()) {
                    read.add(reader.read(rows));
                }
                return read;
            }
        });
    }

    public static Reader<UUID> id() {
        return row -> row.getObject(1, UUID.class);
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    public static @Nullable Money money(ResultSet row, String column) throws SQLException {
        return money(row, column, "currency");
    }

    /** Of an amount whose currency stands in a column of its own. */
    public static @Nullable Money money(ResultSet row, String column, String currency) throws SQLException {
        var amount = row.getObject(column, Long.class);
        return amount == null ? null : new Money(amount, Currency.getInstance(row.getString(currency)));
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        // planned anew each time: a plan made while a table was empty would be kept while a dry run fills it
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        statement.setObject(1, Tenancy.current().value());
        for (var index = 0; index < parameters.length; index++) {
            statement.setObject(index + 2, value(connection, parameters[index]));
        }
        return statement;
    }

    private static @Nullable Object value(Connection connection, @Nullable Object parameter) throws SQLException {
        return switch (parameter) {
            case null -> null;
            case Instant at -> OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
            case Enum<?> word -> word.name();
            case Collection<?> list -> array(connection, list);
            default -> parameter;
        };
    }

    private static Object array(Connection connection, Collection<?> list) throws SQLException {
        for (var element : list) {
            if (element != null) {
                return connection.createArrayOf(type(element), list.toArray());
            }
        }
        return connection.createArrayOf("text", list.toArray());
    }

    private static String type(Object element) {
        return switch (element) {
            case UUID _ -> "uuid";
            case Long _ -> "bigint";
            case Integer _ -> "integer";
            default -> "text";
        };
    }
}
