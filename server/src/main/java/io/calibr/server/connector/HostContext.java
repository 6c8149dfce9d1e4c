package io.calibr.server.connector;

import io.calibr.model.ConnectionId;
import io.calibr.model.TenantId;
import io.calibr.plugin.sdk.ConnectorContext;
import io.calibr.plugin.sdk.HttpTransport;
import io.calibr.plugin.sdk.Meters;
import io.calibr.plugin.sdk.OAuthTokens;
import io.calibr.plugin.sdk.RateGate;
import io.calibr.plugin.sdk.Secret;
import io.calibr.plugin.sdk.Secrets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** What one connection gets from this host, which keeps no secrets yet. */
record HostContext(
        TenantId tenant,
        ConnectionId connection,
        Map<String, String> config,
        Path directory,
        Clock clock,
        Meters meters,
        Network network)
        implements ConnectorContext {

    /** The way to the channel, and how fast it may be gone. */
    record Network(HttpTransport http, RateGate rateGate) {}

    @Override
    public Secrets secrets() {
        return new Secrets() {
            @Override
            public Optional<Secret> find(String name) {
                return Optional.empty();
            }

            @Override
            public Optional<OAuthTokens> tokens() {
                return Optional.empty();
            }
        };
    }

    @Override
    public HttpTransport http() {
        return network.http();
    }

    @Override
    public RateGate rateGate() {
        return network.rateGate();
    }

    @Override
    public System.Logger logger() {
        return System.getLogger("io.calibr.connection." + connection);
    }
}
