package io.calibr.liquibase;

import java.sql.Connection;
import java.sql.SQLException;

/** What one statement did before it was taken back: how many rows it touched or counted, or how it was refused. */
record Attempt(String sqlState, long rows) {

    private static final String DENIED = "42501";

    static Attempt of(Connection connection, String sql) throws SQLException {
        var savepoint = connection.setSavepoint();
        try (var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return new Attempt("", statement.getUpdateCount());
            }
            try (var result = statement.getResultSet()) {
                result.next();
                return new Attempt("", result.getLong(1));
            }
        } catch (SQLException e) {
            return new Attempt(e.getSQLState(), 0);
        } finally {
            connection.rollback(savepoint);
        }
    }

    boolean denied() {
        return sqlState.equals(DENIED);
    }

    boolean touchedNothing() {
        return sqlState.isEmpty() && rows == 0;
    }

    @Override
    public String toString() {
        return sqlState.isEmpty() ? rows + " rows" : "SQLSTATE " + sqlState;
    }
}
