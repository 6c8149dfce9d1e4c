package io.calibr.server.copilot;

import io.calibr.copilot.plan.Field;
import io.calibr.copilot.plan.Scope;
import io.calibr.copilot.sql.CompiledSql;
import io.calibr.copilot.sql.QueryRunner;
import io.calibr.copilot.sql.QueryTooLarge;
import io.calibr.copilot.sql.ResultTable;
import io.calibr.copilot.sql.ResultTable.Row;
import io.calibr.server.platform.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Runs a statement of the copilot on a connection of the requests that has laid down its rights: a read-only transaction
 * whose tenant and clock are set, then the role that may read the views and nothing else. The end of the transaction takes
 * all of it back.
 */
@Dependent
class ReadOnlyQueries implements QueryRunner {

    private static final String CANCELLED = "57014";
    private static final String OUT_OF_ROOM = "53400";
    private static final JsonProvider JSON = JsonProvider.provider();

    private final Transactions transactions;
    private final Session session;
    private final CopilotSettings settings;

    @Inject
    ReadOnlyQueries(Transactions transactions, Session session, CopilotSettings settings) {
        this.transactions = transactions;
        this.session = session;
        this.settings = settings;
    }

    @Override
    public ResultTable run(CompiledSql query, Scope scope) {
        return transactions.call(() -> session.doReturningWork(connection -> {
            try {
                layDownRights(connection, scope);
                requireCheap(connection, query);
                return new ResultTable(query.columns(), rows(connection, query));
            } catch (SQLException e) {
                if (CANCELLED.equals(e.getSQLState()) || OUT_OF_ROOM.equals(e.getSQLState())) {
                    throw new QueryTooLarge("the database gave it up: " + e.getSQLState());
                }
                throw e;
            }
        }));
    }

    private void layDownRights(Connection connection, Scope scope) throws SQLException {
        try (var at = connection.prepareStatement("select set_config('app.at', ?, true)")) {
            at.setString(1, scope.now().toString());
            at.execute();
        }
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction read only");
            statement.execute("set local statement_timeout = "
                    + settings.statementTimeout().toMillis());
            statement.execute("set local temp_file_limit = '64MB'");
            statement.execute("set local role calibr_copilot");
        }
    }

    private void requireCheap(Connection connection, CompiledSql query) throws SQLException {
        try (var statement = prepare(connection, "explain (format json) " + query.text(), query.binds());
                var rows = statement.executeQuery()) {
            rows.next();
            try (var reader = JSON.createReader(new StringReader(rows.getString(1)))) {
                var plan = reader.readArray().getJsonObject(0).getJsonObject("Plan");
                JsonNumber cost = plan.getJsonNumber("Total Cost");
                if (cost.doubleValue() > settings.costCap()) {
                    throw new QueryTooLarge("it would cost " + cost);
                }
            }
        }
    }

    private static List<Row> rows(Connection connection, CompiledSql query) throws SQLException {
        try (var statement = prepare(connection, query.text(), query.binds());
                var found = statement.executeQuery()) {
            var rows = new ArrayList<Row>();
            while (found.next()) {
                var values = new ArrayList<Optional<Object>>();
                for (int at = 0; at < query.columns().size(); at++) {
                    values.add(Optional.ofNullable(
                            value(found, at + 1, query.columns().get(at))));
                }
                rows.add(Row.of(values));
            }
            return rows;
        }
    }

    private static @Nullable Object value(ResultSet row, int column, Field field) throws SQLException {
        return switch (field.type()) {
            case TEXT -> row.getString(column);
            case MONEY, COUNT -> {
                var number = row.getLong(column);
                yield row.wasNull() ? null : (Object) number;
            }
            case PERCENT -> row.getBigDecimal(column);
            case FLAG -> row.getObject(column, Boolean.class);
            case ID -> row.getObject(column, UUID.class);
            case INSTANT -> {
                var at = row.getObject(column, OffsetDateTime.class);
                yield at == null ? null : at.toInstant();
            }
        };
    }

    private static PreparedStatement prepare(Connection connection, String sql, List<Object> binds)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int at = 0; at < binds.size(); at++) {
            var bind = binds.get(at);
            statement.setObject(
                    at + 1, bind instanceof Instant instant ? OffsetDateTime.ofInstant(instant, ZoneOffset.UTC) : bind);
        }
        return statement;
    }
}
