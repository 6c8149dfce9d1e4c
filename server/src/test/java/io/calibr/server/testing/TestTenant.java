package io.calibr.server.testing;

import io.calibr.model.ProjectId;
import io.calibr.model.TenantId;
import io.calibr.model.UserId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A tenant with one project, {@value #PROJECT}, in US dollars and New York, and one user in each role. */
public record TestTenant(
        TenantId id, ProjectId project, Map<String, UserId> users, Map<String, Client> clients, DataSource database) {

    public static final String PROJECT = "main";

    static TestTenant create(URI base, DataSource database, String slug) {
        var id = new TenantId(newId());
        var project = new ProjectId(newId());
        var users = Stream.of("OWNER", "ADMIN", "EDITOR", "VIEWER")
                .collect(Collectors.toMap(role -> role, role -> new UserId(newId())));
        var keys = users.keySet().stream().collect(Collectors.toMap(role -> role, role -> newKey()));
        var tenant = new TestTenant(
                id,
                project,
                users,
                keys.keySet().stream()
                        .collect(Collectors.toMap(
                                role -> role,
                                role -> Client.of(base)
                                        .with("Authorization", "Bearer " + keys.get(role))
                                        .with("X-Calibr-Project", PROJECT))),
                database);
        tenant.insert(slug, keys);
        return tenant;
    }

    public Client owner() {
        return clients.get("OWNER");
    }

    public Client admin() {
        return clients.get("ADMIN");
    }

    public Client editor() {
        return clients.get("EDITOR");
    }

    public Client viewer() {
        return clients.get("VIEWER");
    }

    /** Runs a statement as the database role of the requests, for this tenant. */
    public void execute(String sql, Object... parameters) {
        began(sql, parameters).close();
    }

    /** A statement that was run in a transaction, which is committed when it is closed. */
    public Begun began(String sql, Object... parameters) {
        try {
            var connection = connection();
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                statement.execute();
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return new Begun(connection);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A transaction that is open. */
    public record Begun(Connection connection) implements AutoCloseable {

        @Override
        public void close() {
            try (connection) {
                connection.commit();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** The first column of the first row, as this tenant sees it. */
    public Object ask(String sql, Object... parameters) {
        try (var connection = connection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getObject(1) : "no row";
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Connection connection() throws SQLException {
        var connection = database.getConnection();
        try (var statement = connection.prepareStatement("select set_config('app.tenant_id', ?, true)")) {
            statement.setString(1, id.toString());
            statement.execute();
        }
        return connection;
    }

    private void insert(String slug, Map<String, String> keys) {
        execute("insert into tenant(tenant_id, slug, name) values (?, ?, ?)", id.value(), slug, slug);
        execute(
                "insert into project(tenant_id, id, slug, name, zone, currency) values (?, ?, ?, 'Main', 'America/New_York', 'USD')",
                id.value(),
                project.value(),
                PROJECT);
        users.forEach((role, user) -> {
            execute(
                    "insert into app_user(tenant_id, id, email, name) values (?, ?, lower(?), ?)",
                    id.value(),
                    user.value(),
                    role + "@" + slug + ".example",
                    role);
            execute(
                    "insert into membership(tenant_id, project_id, user_id, role) values (?, ?, ?, ?)",
                    id.value(),
                    project.value(),
                    user.value(),
                    role);
            execute(
                    "insert into api_key(tenant_id, id, user_id, name, prefix, hash, scopes)"
                            + " values (?, ?, ?, 'test', ?, ?, array['read', 'write', 'approve', 'apply', 'admin'])",
                    id.value(),
                    newId(),
                    user.value(),
                    keys.get(role).substring(0, 12),
                    sha256(keys.get(role)));
        });
    }

    private static UUID newId() {
        return new UUID(
                ThreadLocalRandom.current().nextLong(),
                ThreadLocalRandom.current().nextLong());
    }

    private static String newKey() {
        var bytes = new byte[36];
        ThreadLocalRandom.current().nextBytes(bytes);
        var hex = HexFormat.of().formatHex(bytes);
        return "cal_" + hex.substring(0, 8) + "_" + hex.substring(8);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
