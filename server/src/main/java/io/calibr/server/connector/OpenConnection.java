package io.calibr.server.connector;

import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.CatalogSource;
import io.calibr.plugin.sdk.Connector;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.Health;
import io.calibr.plugin.sdk.PriceSink;
import io.calibr.plugin.sdk.PriceSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that can be used: every call is bounded in time, repeated where that helps, and metered. Calls throw {@link
 * ConnectorException}; {@link ConnectorException.RateLimited} also while it rests.
 */
public final class OpenConnection implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OpenConnection.class);

    private final HostedPlugin plugin;
    private final Connector connector;
    private final Invocation invocation;
    private final Calls calls;

    OpenConnection(HostedPlugin plugin, Connector connector, Invocation invocation, Calls calls) {
        this.plugin = plugin;
        this.connector = connector;
        this.invocation = invocation;
        this.calls = calls;
    }

    public Health check(Call call) {
        return invocation.run(call, "check", connector::check);
    }

    /** Reads prices, if the connector can. */
    public Optional<PriceSource> prices() {
        return as(PriceSource.class).map(raw -> new GuardedSource(raw, invocation));
    }

    /** Writes prices, if the connector can. */
    public Optional<PriceSink> sink() {
        return as(PriceSink.class).map(raw -> new GuardedSink(raw, invocation, calls));
    }

    /** Reads the channel's catalogue, if the connector can. */
    public Optional<CatalogSource> catalog() {
        return as(CatalogSource.class).map(raw -> new GuardedCatalog(raw, invocation, calls));
    }

    private <T> Optional<T> as(Class<T> capability) {
        return invocation.run(calls.brief(Invocation.AS), Invocation.AS, call -> connector.as(capability));
    }

    /** A connector that does not close properly is logged; its caller has its results already. */
    @Override
    public void close() {
        try {
            plugin.close(connector);
        } catch (ConnectorException failed) {
            log.atWarn()
                    .addKeyValue("plugin", plugin.descriptor().id())
                    .addKeyValue("reason", failed.getMessage())
                    .log("connection did not close");
        }
    }
}
