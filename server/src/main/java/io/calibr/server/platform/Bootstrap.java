package io.calibr.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What a superuser does once for a database; an operator does it by hand on an external one. */
final class Bootstrap {

    static final String DATABASE = "calibr";

    private final EmbeddedPostgreSql server;

    Bootstrap(EmbeddedPostgreSql server) {
        this.server = server;
    }

    void run() {
        try {
            createDatabase();
            try (var connection = server.superuser(DATABASE);
                    var statement = connection.createStatement()) {
                statement.execute(script());
                var address = server.address();
                for (var login : List.of(address.owner(), address.app(), address.worker())) {
                    // both come from us: a constant and hexadecimal digits
                    statement.execute("ALTER ROLE " + login.role() + " PASSWORD '"
                            + login.password().value() + "'");
                }
            }
        } catch (SQLException e) {
            throw new StartRefused("the embedded database cannot be prepared: " + e.getMessage(), e);
        }
    }

    private void createDatabase() throws SQLException {
        try (var connection = server.superuser(Login.SUPERUSER)) {
            if (!exists(connection)) {
                try (var statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE " + DATABASE);
                }
            }
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, DATABASE);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static String script() {
        try (var stream = Bootstrap.class.getResourceAsStream("/db/bootstrap.sql")) {
            if (stream == null) {
                throw new IllegalStateException("db/bootstrap.sql is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
