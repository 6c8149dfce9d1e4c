package io.calibr.liquibase;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** The ways in which a connection may stand towards the tenant whose rows it must not reach. */
enum TenantContext {
    NO_TENANT,
    WRONG_TENANT,
    UNKNOWN_TENANT,
    EMPTY_TENANT,
    MALFORMED_TENANT,
    POOL_REUSE;

    /** Opens the transaction in which this context holds. */
    void enter(Connection connection, UUID own) throws SQLException {
        connection.setAutoCommit(false);
        switch (this) {
            case NO_TENANT -> {}
            case WRONG_TENANT -> choose(connection, own.toString());
            case UNKNOWN_TENANT -> choose(connection, "00000000-0000-0000-0000-0000000000ff");
            case EMPTY_TENANT -> choose(connection, "");
            case MALFORMED_TENANT -> choose(connection, "not a tenant");
            case POOL_REUSE -> {
                choose(connection, own.toString());
                connection.commit();
            }
        }
    }

    private static void choose(Connection connection, String tenant) throws SQLException {
        try (var statement = connection.prepareStatement("select set_config('app.tenant_id', ?, true)")) {
            statement.setString(1, tenant);
            statement.execute();
        }
    }
}
