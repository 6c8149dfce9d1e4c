package io.calibr.server.connector;

import io.calibr.model.ConnectionId;
import io.calibr.plugin.sdk.ConfigProblem;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import io.calibr.server.platform.IdSource;
import io.calibr.server.problem.Kind;
import io.calibr.server.problem.PricingProblem;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Adds a connection to a project, if its connector accepts the configuration. */
@Dependent
class CreateConnection {

    private final ConnectionStore store;
    private final PluginHost plugins;
    private final Journal journal;
    private final IdSource ids;

    @Inject
    CreateConnection(ConnectionStore store, PluginHost plugins, Journal journal, IdSource ids) {
        this.store = store;
        this.plugins = plugins;
        this.journal = journal;
        this.ids = ids;
    }

    @Transactional
    StoredConnection create(ProjectScope scope, NewConnection wanted) {
        var connection = wanted.in(scope, new ConnectionId(ids.next()));
        var plugin = plugins.find(connection.connector())
                .orElseThrow(() -> rejected(List.of(new ConfigProblem("connector", "is not installed"))));
        var problems = problems(plugin, connection);
        if (!problems.isEmpty()) {
            throw rejected(problems);
        }
        if (!store.add(connection)) {
            throw Kind.NAME_TAKEN.with("slug", connection.slug());
        }
        journal.record(new Change(
                        "connection.created",
                        "connection",
                        connection.id().value(),
                        scope.caller().user().value(),
                        Map.of("slug", connection.slug(), "connector", connection.connector()))
                .in(scope.project()));
        return connection;
    }

    private static List<ConfigProblem> problems(HostedPlugin plugin, StoredConnection connection) {
        try {
            return plugin.validate(connection.config());
        } catch (ConnectorException failed) {
            return List.of(new ConfigProblem("connector", String.valueOf(failed.getMessage())));
        }
    }

    private static PricingProblem rejected(List<ConfigProblem> problems) {
        return Kind.CONNECTION_REJECTED.with(
                "problems",
                problems.stream()
                        .map(problem -> Map.of("field", problem.field(), "reason", problem.reason()))
                        .toList());
    }

    /** The body of the request. Secrets are not taken: no connector of this server has a use for them yet. */
    public record NewConnection(
            @Nullable String connector,
            @Nullable String slug,
            @Nullable String name,
            @Nullable Map<String, @Nullable String> config) {

        private static final int LONGEST = 200;
        private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

        StoredConnection in(ProjectScope scope, ConnectionId id) {
            if (connector == null || connector.isBlank()) {
                throw rejected(List.of(new ConfigProblem("connector", "is missing")));
            }
            if (slug == null || !SLUG.matcher(slug).matches()) {
                throw rejected(
                        List.of(new ConfigProblem("slug", "has 1 to 63 lower case letters, digits and hyphens")));
            }
            if (name != null && name.length() > LONGEST) {
                throw rejected(List.of(new ConfigProblem("name", "has at most " + LONGEST + " characters")));
            }
            return new StoredConnection(
                    id,
                    scope.project(),
                    slug,
                    name == null || name.isBlank() ? slug : name.strip(),
                    connector,
                    config == null ? Map.of() : given(config),
                    StoredConnection.Rest.NONE);
        }

        private static Map<String, String> given(Map<String, @Nullable String> config) {
            var given = new TreeMap<String, String>();
            config.forEach((field, value) -> {
                if (value == null) {
                    throw rejected(List.of(new ConfigProblem(field, "is null")));
                }
                given.put(field, value);
            });
            return given;
        }
    }
}
