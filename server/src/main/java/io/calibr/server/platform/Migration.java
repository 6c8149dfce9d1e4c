package io.calibr.server.platform;

import java.io.OutputStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Brings the schema up to date as the owner, before anybody else connects. */
final class Migration {

    private static final String SCHEMA = "calibr";

    private final DatabaseAddress address;

    Migration(DatabaseAddress address) {
        this.address = address;
    }

    void run() {
        var owner = address.owner();
        try (var connection = DriverManager.getConnection(
                address.url(), owner.role(), owner.password().value())) {
            var database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            database.setDefaultSchemaName(SCHEMA);
            database.setLiquibaseSchemaName(SCHEMA);
            update(database);
        } catch (SQLException e) {
            throw new StartRefused(
                    "the database " + address.url() + " cannot be reached as " + owner.role() + ": " + e.getMessage(),
                    e);
        } catch (LiquibaseException e) {
            throw new StartRefused("the database schema cannot be brought up to date: " + e.getMessage(), e);
        }
    }

    private static void update(Database database) throws LiquibaseException {
        var resources = new ClassLoaderResourceAccessor(Thread.currentThread().getContextClassLoader());
        try {
            // its usual user interface would print every changeset on standard output
            var scope = Map.<String, Object>of(
                    Scope.Attr.resourceAccessor.name(), resources, Scope.Attr.ui.name(), new LoggerUIService());
            Scope.child(scope, () -> {
                new CommandScope(UpdateCommandStep.COMMAND_NAME)
                        .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                        .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, "db/changelog/master.yaml")
                        .setOutput(OutputStream.nullOutputStream())
                        .execute();
            });
        } catch (LiquibaseException e) {
            throw e;
        } catch (Exception e) {
            throw new LiquibaseException(e);
        }
    }
}
