package io.calibr.server.platform;

import io.calibr.server.tenant.Tenancy;
import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;

/**
 * Hands each session a connection whose transaction has the tenant set. Connections come without autocommit, so setting
 * the tenant opens the transaction and its end unsets it: a pooled connection carries no tenant to the next borrower.
 */
final class TenantConnections implements MultiTenantConnectionProvider<UUID> {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Pools pools;

    TenantConnections(Pools pools) {
        this.pools = pools;
    }

    @Override
    public Connection getAnyConnection() throws SQLException {
        return pools.app().getConnection();
    }

    @Override
    public void releaseAnyConnection(Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public Connection getConnection(UUID tenant) throws SQLException {
        var pool = Tenancy.isBackground() ? pools.worker() : pools.app();
        var connection = pool.getConnection();
        try (var statement = connection.prepareStatement("select set_config('app.tenant_id', ?, true)")) {
            statement.setString(1, CurrentTenant.NONE.equals(tenant) ? "" : tenant.toString());
            statement.execute();
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void releaseConnection(UUID tenant, Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public boolean supportsAggressiveRelease() {
        return false;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
        return false;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException("there is nothing to unwrap to " + type.getName());
    }
}
