package io.calibr.server.connector;

import io.calibr.model.ConnectionId;
import io.calibr.server.platform.WallClock;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;

/** Puts the host's wrappers around the calls of a connection. */
@Dependent
class Invocations {

    private final Breakers breakers;
    private final ConnectionSettings settings;
    private final CallMeter meter;
    private final Clock clock;

    @Inject
    Invocations(Breakers breakers, ConnectionSettings settings, CallMeter meter, @WallClock Clock clock) {
        this.breakers = breakers;
        this.settings = settings;
        this.meter = meter;
        this.clock = clock;
    }

    Invocation of(ConnectionId id, HostedPlugin plugin) {
        var bounded = new BoundedInvocation(plugin.threads(), settings.callTimeout(), clock);
        var retrying = new RetryingInvocation(bounded, breakers.of(id), settings.retries(), clock);
        return new MeteredInvocation(retrying, plugin.descriptor().id(), meter, clock);
    }
}
