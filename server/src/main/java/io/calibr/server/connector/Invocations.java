package io.calibr.server.connector;

import io.calibr.model.ConnectionId;
import io.calibr.server.platform.Transactions;
import io.calibr.server.platform.WallClock;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import org.hibernate.Session;

/** Puts the host's wrappers around the calls of a connection. */
@Dependent
class Invocations {

    private final Retries retries;
    private final ConnectionSettings settings;
    private final CallMeter meter;
    private final Transactions transactions;
    private final Session session;
    private final Clock clock;

    @Inject
    Invocations(
            Retries retries,
            ConnectionSettings settings,
            CallMeter meter,
            Transactions transactions,
            Session session,
            @WallClock Clock clock) {
        this.retries = retries;
        this.settings = settings;
        this.meter = meter;
        this.transactions = transactions;
        this.session = session;
        this.clock = clock;
    }

    Invocation of(ConnectionId id, HostedPlugin plugin) {
        var bounded = new BoundedInvocation(plugin.threads(), settings.callTimeout(), clock);
        var paced = new PacedInvocation(bounded, new PostgresPatience(id, retries.policy(), transactions, session));
        var retrying = new RetryingInvocation(paced, retries.guard(), retries.policy(), clock);
        return new MeteredInvocation(retrying, plugin.descriptor().id(), meter, clock);
    }
}
