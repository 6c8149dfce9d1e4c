package io.calibr.liquibase;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Scope;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.command.CommandScope;
import liquibase.command.core.RollbackCountCommandStep;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DatabaseChangelogCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.parser.core.yaml.YamlChangeLogParser;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** A database of its own on one embedded server that all tests of this JVM share; roles sign in without a password here. */
record ScratchDatabase(String name) {

    static final String CHANGELOG = "db/changelog/master.yaml";
    private static final AtomicInteger COUNT = new AtomicInteger();

    // held, because java.util.logging forgets the level of a logger that nobody holds
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");
    private static final Logger POSTGRESQL = Logger.getLogger("io.zonky.test");

    static {
        LIQUIBASE.setLevel(Level.WARNING);
        POSTGRESQL.setLevel(Level.WARNING);
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static ScratchDatabase create() throws SQLException {
        var database = new ScratchDatabase("scratch_" + COUNT.incrementAndGet());
        try (var connection = connect("postgres", "postgres")) {
            execute(connection, "create database " + database.name);
        }
        return database;
    }

    /** The roles and every change set. */
    static ScratchDatabase migrated() throws Exception {
        var database = create();
        database.bootstrap();
        database.update();
        return database;
    }

    /** A new database with the same tables and rows. */
    ScratchDatabase copy() throws SQLException {
        var copy = new ScratchDatabase("scratch_" + COUNT.incrementAndGet());
        try (var connection = connect("postgres", "postgres")) {
            execute(connection, "create database " + copy.name + " template " + name);
        }
        return copy;
    }

    Connection as(String role) throws SQLException {
        return connect(role, name);
    }

    void bootstrap() throws SQLException, IOException {
        try (var script = ScratchDatabase.class.getResourceAsStream("/db/bootstrap.sql");
                var connection = as("postgres")) {
            execute(connection, new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    void update() throws Exception {
        run(new CommandScope(UpdateCommandStep.COMMAND_NAME)
                .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, CHANGELOG));
    }

    static List<ChangeSet> changeSets() throws Exception {
        var resources = new ClassLoaderResourceAccessor(ScratchDatabase.class.getClassLoader());
        return new YamlChangeLogParser()
                .parse(CHANGELOG, new ChangeLogParameters(), resources)
                .getChangeSets();
    }

    void rollBack(int changeSets) throws Exception {
        run(new CommandScope(RollbackCountCommandStep.COMMAND_NAME)
                .addArgumentValue(DatabaseChangelogCommandStep.CHANGELOG_FILE_ARG, CHANGELOG)
                .addArgumentValue(RollbackCountCommandStep.COUNT_ARG, changeSets));
    }

    private void run(CommandScope command) throws Exception {
        try (var connection = as("calibr_owner")) {
            var database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            command.addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                    .setOutput(OutputStream.nullOutputStream());
            var resources = new ClassLoaderResourceAccessor(ScratchDatabase.class.getClassLoader());
            var scope = Map.<String, Object>of(
                    Scope.Attr.resourceAccessor.name(), resources, Scope.Attr.ui.name(), new LoggerUIService());
            Scope.child(scope, () -> {
                command.execute();
            });
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Each row as its columns joined by blanks. */
    static List<String> query(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var lines = new ArrayList<String>();
            while (rows.next()) {
                lines.add(line(rows));
            }
            return lines;
        }
    }

    private static String line(ResultSet rows) throws SQLException {
        var columns = new ArrayList<String>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            columns.add(String.valueOf(rows.getString(i)));
        }
        return String.join(" ", columns);
    }

    private static Connection connect(String role, String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", role);
        return DriverManager.getConnection(Server.RUNNING.getJdbcUrl(role, database), properties);
    }
}
