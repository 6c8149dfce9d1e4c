package io.calibr.server.connector;

import io.calibr.model.ConnectionId;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.server.platform.Transactions;
import io.calibr.server.platform.WallClock;
import io.calibr.server.problem.Kind;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;

/** Opens the current tenant's connections. */
@Dependent
public class Connections {

    private final ConnectionStore store;
    private final Transactions transactions;
    private final PluginHost plugins;
    private final Invocations invocations;
    private final Lending lending;
    private final Clock clock;

    @Inject
    Connections(
            ConnectionStore store,
            Transactions transactions,
            PluginHost plugins,
            Invocations invocations,
            Lending lending,
            @WallClock Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.plugins = plugins;
        this.invocations = invocations;
        this.lending = lending;
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
        var connector = plugin.open(lending.to(connection, plugin));
        return new OpenConnection(plugin, connector, invocations.of(id, plugin), calls);
    }
}
