package io.calibr.server.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The real PostgreSQL that runs beside the server unless the operator names another: durable, with passwords. */
final class EmbeddedPostgreSql implements AutoCloseable {

    static final String MAJOR = "18";
    private static final long NEEDED_BYTES = 256L << 20;
    private static final long NO_SPACE_BYTES = 16L << 20;
    private static final int GRACE_SECONDS = 8;

    private final EmbeddedPostgres server;
    private final RandomAccessFile lockFile;
    private final OwnPasswords passwords;
    private final CountDownLatch closed = new CountDownLatch(1);

    private EmbeddedPostgreSql(EmbeddedPostgres server, RandomAccessFile lockFile, OwnPasswords passwords) {
        this.server = server;
        this.lockFile = lockFile;
        this.passwords = passwords;
    }

    static EmbeddedPostgreSql start(DatabaseSettings settings) {
        var data = settings.directory();
        var beside = Beside.of(data);
        try {
            PrivateFiles.createDirectory(data);
            PrivateFiles.createDirectory(beside.binaries());
            refuseWhatCannotWork(data);
            var lock = lock(beside.lock(), data);
            new Orphan(data, beside.binaries()).clear();
            var passwords = OwnPasswords.keptIn(beside.passwords(), new SecureRandom());
            var started = new EmbeddedPostgreSql(launch(settings, beside, passwords), lock, passwords);
            Runtime.getRuntime().addShutdownHook(new Thread(started::closeIfNobodyDoes, "postgresql-last-resort"));
            return started;
        } catch (IOException e) {
            throw new StartRefused("the data directory " + data + " cannot be used: " + reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("interrupted while PostgreSQL was starting", e);
        }
    }

    DatabaseAddress address() {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + Bootstrap.DATABASE,
                passwords.login(Login.OWNER),
                passwords.login(Login.APP),
                passwords.login(Login.WORKER));
    }

    Connection superuser(String database) throws SQLException {
        return server.getDatabase(Login.SUPERUSER, database).getConnection();
    }

    @Override
    public void close() {
        try {
            server.close();
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            closed.countDown();
        }
    }

    /** The container closes us after its last request; one that is stopped while it starts never comes to that. */
    private void closeIfNobodyDoes() {
        try {
            if (!closed.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void refuseWhatCannotWork(Path data) throws IOException {
        if (!Files.isWritable(data)) {
            throw new StartRefused("the data directory " + data + " is not writable for this user");
        }
        var version = data.resolve("PG_VERSION");
        if (Files.exists(version) && !Files.readString(version).strip().equals(MAJOR)) {
            throw new StartRefused("the data directory " + data + " belongs to PostgreSQL "
                    + Files.readString(version).strip() + " and this is " + MAJOR
                    + "; dump and restore it, or name another calibr.database.directory");
        }
        var free = Files.getFileStore(data).getUsableSpace();
        if (free < NEEDED_BYTES) {
            throw new StartRefused(fullDisk(data, free));
        }
    }

    private static String fullDisk(Path data, long free) {
        return "the disk of " + data + " is full: " + (free >> 20) + " MB are free, " + (NEEDED_BYTES >> 20)
                + " MB are needed";
    }

    private static RandomAccessFile lock(Path file, Path data) throws IOException {
        PrivateFiles.create(file);
        var lockFile = new RandomAccessFile(file.toFile(), "rw");
        if (!locked(lockFile)) {
            lockFile.close();
            throw new StartRefused("another Calibr is running on the data directory " + data);
        }
        return lockFile;
    }

    private static boolean locked(RandomAccessFile file) throws IOException {
        try {
            FileLock lock = file.getChannel().tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static EmbeddedPostgres launch(DatabaseSettings settings, Beside beside, OwnPasswords passwords)
            throws IOException, InterruptedException {
        var superuser = passwords.login(Login.SUPERUSER).password().value();
        PrivateFiles.create(beside.initialPassword());
        beside.freshLog();
        Files.writeString(beside.initialPassword(), superuser);
        try {
            return builder(settings, beside, superuser).start();
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
            var refused = new StartRefused(complaint(settings.directory(), beside, reason(e)), e);
            // one that came up too late, or could not say that it did, would live on without us
            new Orphan(settings.directory(), beside.binaries()).clearStarted();
            throw refused;
        } finally {
            Files.deleteIfExists(beside.initialPassword());
            // the unpacking library opens the directory of the binaries to everybody
            PrivateFiles.close(beside.binaries());
        }
    }

    /** What PostgreSQL wrote last is cut short, or missing, where the disk filled up meanwhile. */
    private static String complaint(Path data, Beside beside, String otherwise) throws IOException {
        var free = Files.getFileStore(data).getUsableSpace();
        if (free < NO_SPACE_BYTES) {
            return fullDisk(data, free);
        }
        return "the embedded PostgreSQL does not start: " + beside.lastComplaint(otherwise) + " (log: " + beside.log()
                + ")";
    }

    private static EmbeddedPostgres.Builder builder(DatabaseSettings settings, Beside beside, String superuser) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(settings.directory())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(beside.binaries().toFile())
                .setPort(settings.port())
                .setPGStartupWait(settings.startTimeout())
                .setOutputRedirector(Redirect.appendTo(beside.log().toFile()))
                .setErrorRedirector(Redirect.appendTo(beside.log().toFile()))
                .setConnectConfig("password", superuser)
                // initdb takes the last of repeated options, so these replace the library's trust
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", beside.initialPassword().toString())
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100");
    }

    private static String reason(Throwable thrown) {
        var root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + (root.getMessage() == null ? "" : ": " + root.getMessage());
    }

    /** The files that are kept beside the data directory. */
    private record Beside(Path binaries, Path passwords, Path initialPassword, Path lock, Path log) {

        static Beside of(Path data) {
            return new Beside(
                    data.resolveSibling("postgresql"),
                    data.resolveSibling("passwords.properties"),
                    data.resolveSibling("initial-password"),
                    data.resolveSibling("lock"),
                    data.resolveSibling("postgresql.log"));
        }

        void freshLog() throws IOException {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            PrivateFiles.create(log);
        }

        String lastComplaint(String otherwise) throws IOException {
            List<String> lines = Files.readAllLines(log);
            return lines.reversed().stream()
                    .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error:"))
                    .findFirst()
                    .map(line -> line.substring(Math.max(Math.max(line.indexOf("FATAL:"), line.indexOf("PANIC:")), 0)))
                    .orElse(otherwise);
        }
    }
}
