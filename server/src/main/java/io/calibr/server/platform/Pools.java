package io.calibr.server.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;

/** Connections for requests and, apart from them, for background work. */
record Pools(HikariDataSource app, HikariDataSource worker) implements AutoCloseable {

    static Pools open(DatabaseAddress address, DatabaseSettings settings) {
        var app = pool("app", address, address.app(), settings.poolSize());
        try {
            var worker = pool("worker", address, address.worker(), settings.workerPoolSize());
            return new Pools(app, worker);
        } catch (StartRefused e) {
            app.close();
            throw e;
        }
    }

    @Override
    public void close() {
        app.close();
        worker.close();
    }

    private static HikariDataSource pool(String name, DatabaseAddress address, Login login, int size) {
        var config = new HikariConfig();
        config.setPoolName("calibr-" + name);
        config.setJdbcUrl(address.url());
        config.setUsername(login.role());
        config.setPassword(login.password().value());
        config.setAutoCommit(false);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.addDataSourceProperty("ApplicationName", "calibr-" + name);
        config.addDataSourceProperty("currentSchema", "calibr");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        // a request that hangs while it holds a transaction must not hold back vacuum and locks for ever
        config.addDataSourceProperty("options", "-c idle_in_transaction_session_timeout=60000 -c lock_timeout=30000");
        try {
            var pool = new HikariDataSource(config);
            refuseToBypass(pool, login.role());
            return pool;
        } catch (SQLException | RuntimeException e) {
            throw e instanceof StartRefused refused
                    ? refused
                    : new StartRefused("the database cannot be reached as " + login.role() + ": " + e.getMessage(), e);
        }
    }

    /** Row-level security holds only for roles that may not pass it by. */
    private static void refuseToBypass(HikariDataSource pool, String role) throws SQLException {
        try (var connection = pool.getConnection();
                var query = connection.prepareStatement(
                        "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user");
                var rows = query.executeQuery()) {
            if (!rows.next() || rows.getBoolean(1)) {
                pool.close();
                throw new StartRefused("the database role " + role
                        + " is a superuser or may bypass row-level security; Calibr does not run as such");
            }
        }
    }
}
