package io.calibr.server.connector;

import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.Meters;
import io.calibr.server.platform.WallClock;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Gathers what the host lends to a connection of the current tenant. */
@Dependent
class Lending {

    private final ConnectionSettings settings;
    private final EgressTransport network;
    private final RateBuckets buckets;
    private final CallMeter meter;
    private final Clock clock;

    @Inject
    Lending(
            ConnectionSettings settings,
            EgressTransport network,
            RateBuckets buckets,
            CallMeter meter,
            @WallClock Clock clock) {
        this.settings = settings;
        this.network = network;
        this.buckets = buckets;
        this.meter = meter;
        this.clock = clock;
    }

    HostContext to(StoredConnection connection, HostedPlugin plugin) {
        var gate = new SharedRateGate(
                Tenancy.current(), connection.id(), plugin.descriptor().budgets(), buckets, clock);
        return new HostContext(
                Tenancy.current(),
                connection.id(),
                connection.config(),
                directory(),
                clock,
                new PluginMeters(connection.connector(), meter),
                new HostContext.Network(new MeteredTransport(network, connection.connector(), meter, clock), gate));
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
