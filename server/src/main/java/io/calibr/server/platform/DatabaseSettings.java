package io.calibr.server.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is.
 *
 * @param url JDBC URL of an external PostgreSQL; without it an embedded one runs on {@code directory}
 * @param directory data of the embedded server; its binaries, passwords and log are kept beside it
 * @param port of the embedded server, 0 for any free one
 */
@Settings("calibr.database")
record DatabaseSettings(
        @Nullable String url,
        @Nullable Secret ownerPassword,
        @Nullable Secret appPassword,
        @Nullable Secret workerPassword,
        Path directory,
        int port,
        int poolSize,
        int workerPoolSize,
        Duration startTimeout) {

    DatabaseSettings {
        if (url != null && !url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "calibr.database.url (CALIBR_DB_URL) is a JDBC URL and starts with jdbc:postgresql:");
        }
        if (url != null && (ownerPassword == null || appPassword == null || workerPassword == null)) {
            throw new IllegalArgumentException("an external database needs calibr.database.owner-password,"
                    + " calibr.database.app-password and calibr.database.worker-password");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("calibr.database.port is between 0 and 65535");
        }
        if (poolSize < 2 || poolSize > 200) {
            throw new IllegalArgumentException("calibr.database.pool-size is between 2 and 200");
        }
        if (workerPoolSize < 1 || workerPoolSize > 100) {
            throw new IllegalArgumentException("calibr.database.worker-pool-size is between 1 and 100");
        }
        directory = directory.toAbsolutePath().normalize();
    }

    DatabaseAddress external(String jdbcUrl) {
        return new DatabaseAddress(
                jdbcUrl,
                login(Login.OWNER, ownerPassword),
                login(Login.APP, appPassword),
                login(Login.WORKER, workerPassword));
    }

    private static Login login(String role, @Nullable Secret password) {
        return new Login(role, Objects.requireNonNull(password, role));
    }
}
