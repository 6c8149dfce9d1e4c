package io.calibr.server.connector;

import io.calibr.model.ConnectionId;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.Meters;
import io.calibr.server.platform.Transactions;
import io.calibr.server.platform.WallClock;
import io.calibr.server.problem.Kind;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Opens the current tenant's connections. */
@Dependent
public class Connections {

    private final ConnectionStore store;
    private final Transactions transactions;
    private final PluginHost plugins;
    private final Breakers breakers;
    private final ConnectionSettings settings;
    private final CallMeter meter;
    private final Clock clock;

    @Inject
    Connections(
            ConnectionStore store,
            Transactions transactions,
            PluginHost plugins,
            Breakers breakers,
            ConnectionSettings settings,
            CallMeter meter,
            @WallClock Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.plugins = plugins;
        this.breakers = breakers;
        this.settings = settings;
        this.meter = meter;
        this.clock = clock;
    }

    /**
     * Opens a stored connection of the current tenant; close it. Reads the database in a short transaction of its own and
     * needs none around it: calls to a channel do not belong into a transaction.
     *
     * @throws io.calibr.server.problem.PricingProblem if there is no such connection, or its plugin is not loaded
     * @throws ConnectorException if the connector cannot be opened with its configuration
     */
    public OpenConnection open(ConnectionId id) throws ConnectorException {
        var connection = transactions
                .call(() -> store.find(id))
                .orElseThrow(() -> Kind.CONNECTION_NOT_FOUND.with("connection", id));
        var plugin = plugins.find(connection.connector())
                .orElseThrow(() -> Kind.CONNECTOR_NOT_INSTALLED.with("connector", connection.connector()));
        var calls = new Calls(clock);
        var connector = plugin.open(context(connection));
        return new OpenConnection(plugin, connector, invocation(id, plugin), calls);
    }

    private Invocation invocation(ConnectionId id, HostedPlugin plugin) {
        var bounded = new BoundedInvocation(plugin.threads(), settings.callTimeout(), clock);
        var retrying = new RetryingInvocation(bounded, breakers.of(id), settings.retries(), clock);
        return new MeteredInvocation(retrying, plugin.descriptor().id(), meter, clock);
    }

    private HostContext context(StoredConnection connection) {
        return new HostContext(
                Tenancy.current(),
                connection.id(),
                connection.config(),
                directory(),
                clock,
                new PluginMeters(connection.connector(), meter));
    }

    /** A folder of the tenant's own: no configuration leads from one tenant's files to another's. */
    private Path directory() {
        var directory = settings.directory().resolve(Tenancy.current().toString());
        try {
            return Files.createDirectories(directory).toAbsolutePath();
        } catch (IOException failed) {
            throw new ConnectorException.Transient("the connection directory cannot be made", failed);
        }
    }

    /** A connector's own figures, under its name. */
    private record PluginMeters(String connector, CallMeter meter) implements Meters {

        @Override
        public void count(String name, long amount) {
            meter.counted(connector, name, amount);
        }

        @Override
        public void time(String name, Duration took) {
            meter.called(connector, name, "ok", took);
        }
    }
}
