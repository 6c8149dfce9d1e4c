package io.calibr.server.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** A durable PostgreSQL that belongs to no server, prepared as an operator does, so that servers can share and lose it. */
public final class OwnPostgreSql implements AutoCloseable {

    private final Path directory;
    private EmbeddedPostgres running;

    private OwnPostgreSql(Path directory) throws IOException {
        this.directory = directory;
        this.running = launch(0);
    }

    public static OwnPostgreSql start(Path directory) {
        try {
            Files.createDirectories(directory);
            var started = new OwnPostgreSql(directory.toAbsolutePath());
            started.prepare();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a server is told about it. Whoever comes from here is trusted; the passwords are a formality. */
    public Map<String, String> settings() {
        return Map.of(
                "calibr.database.url",
                "jdbc:postgresql://127.0.0.1:" + running.getPort() + "/calibr",
                "calibr.database.owner-password",
                "owner",
                "calibr.database.app-password",
                "app",
                "calibr.database.worker-password",
                "worker");
    }

    /** Ends it as a crash does, every session with it, and starts it again at the same address. */
    public void crash() {
        try {
            var port = running.getPort();
            var pid = Files.readAllLines(data().resolve("postmaster.pid"))
                    .getFirst()
                    .strip();
            Signal.QUIT.send(Long.parseLong(pid));
            running.close();
            running = launch(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    private EmbeddedPostgres launch(int port) throws IOException {
        var log = Redirect.appendTo(directory.resolve("postgresql.log").toFile());
        return EmbeddedPostgres.builder()
                .setDataDirectory(data())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
                .setPort(port)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("unix_socket_directories", "")
                .start();
    }

    private void prepare() throws IOException {
        try (var script = OwnPostgreSql.class.getResourceAsStream("/db/bootstrap.sql")) {
            execute("postgres", "create database calibr");
            execute("calibr", new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private void execute(String database, String sql) {
        try (var connection = running.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
