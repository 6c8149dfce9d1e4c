package io.calibr.server.run;

import io.calibr.server.testing.OwnPostgreSql;
import io.calibr.server.testing.ServerProcess;
import io.calibr.server.testing.TestTenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two servers, each in a process of its own, on one PostgreSQL and with one tenant. */
record TwoNodes(OwnPostgreSql database, ServerProcess first, ServerProcess second) implements AutoCloseable {

    private static final String WRITES = "calibr_connector_call_seconds_count{";

    static TwoNodes start(Path directory, Map<String, String> settings) {
        var database = OwnPostgreSql.start(directory.resolve("postgresql"));
        var shared = new HashMap<>(settings);
        shared.putAll(database.settings());
        var first = ServerProcess.start(directory.resolve("first"), shared);
        return new TwoNodes(database, first, ServerProcess.startBeside(first, directory.resolve("second"), shared));
    }

    /** A new directory, and where the connections of all servers are. */
    static Path directory(String name) {
        System.setProperty("calibr.connections.directory", Simulated.CONNECTIONS.toString());
        try {
            return Files.createTempDirectory(Files.createDirectories(Simulated.WORK), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the first node answers it. */
    TestTenant tenant() {
        return first.tenant();
    }

    /** How many calls that wrote prices each node has made since its start, as its metrics say. */
    Shares writes() {
        return new Shares(writes(first), writes(second));
    }

    private static long writes(ServerProcess node) {
        var metrics =
                Shop.ok(200, node.tenant().owner().with("Accept", "text/plain").get("/metrics"));
        return metrics.body()
                .lines()
                .filter(line -> line.startsWith(WRITES)
                        && line.contains("operation=\"write\"")
                        && line.contains("outcome=\"ok\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public void close() {
        List.of(first, second).forEach(ServerProcess::stop);
        database.close();
    }

    /** What each node has done of one work. */
    record Shares(long first, long second) {

        Shares since(Shares before) {
            return new Shares(first - before.first, second - before.second);
        }

        long all() {
            return first + second;
        }

        /** Per cent of the work that the node did which did less of it. */
        long lesser() {
            return 100 * Math.min(first, second) / all();
        }
    }
}
