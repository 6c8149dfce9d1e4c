package io.calibr.server.connector;

import io.calibr.model.ConnectionId;
import io.calibr.model.TenantId;
import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorContext;
import io.calibr.plugin.sdk.HttpTransport;
import io.calibr.plugin.sdk.Meters;
import io.calibr.plugin.sdk.OAuthTokens;
import io.calibr.plugin.sdk.RateBudget;
import io.calibr.plugin.sdk.RateGate;
import io.calibr.plugin.sdk.Secret;
import io.calibr.plugin.sdk.Secrets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What one connection gets from this host, which keeps neither secrets nor rate limits yet. */
record HostContext(
        TenantId tenant,
        ConnectionId connection,
        Map<String, String> config,
        Path directory,
        Clock clock,
        Meters meters,
        HttpTransport http)
        implements ConnectorContext {

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
    public RateGate rateGate() {
        return new RateGate() {
            @Override
            public void acquire(Call call, String bucket, int permits) {}

            @Override
            public void observed(RateBudget budget, int left) {}

            @Override
            public void pause(String bucket, Duration wait) {}
        };
    }

    @Override
    public System.Logger logger() {
        return System.getLogger("io.calibr.connection." + connection);
    }
}
