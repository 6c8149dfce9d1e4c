package io.calibr.plugin.testkit;

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
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A host for one test: a clock that stands still, a log that remembers, gates that are open, and one secret value for
 * every name, which must never be seen.
 */
public record LentContext(
        Map<String, String> config, Path directory, HttpTransport http, MovableClock clock, RecordingLog logger)
        implements ConnectorContext {

    /** The value of every secret here: whoever finds it in a log or a text has found a leak. */
    public static final String CANARY = "canary-7f3a9c51";

    private static final Instant START = Instant.parse("2024-07-20T10:00:00Z");

    public LentContext {
        config = Map.copyOf(config);
    }

    /** A context for a connector that only uses files. */
    public static LentContext of(Map<String, String> config, Path directory) {
        return of(config, directory, RecordingTransport.silent());
    }

    public static LentContext of(Map<String, String> config, Path directory, HttpTransport http) {
        return new LentContext(config, directory, http, new MovableClock(START), new RecordingLog());
    }

    @Override
    public TenantId tenant() {
        return new TenantId(new UUID(0, 1));
    }

    @Override
    public ConnectionId connection() {
        return new ConnectionId(new UUID(0, 2));
    }

    @Override
    public Secrets secrets() {
        return new Secrets() {
            @Override
            public Optional<Secret> find(String name) {
                return Optional.of(new Secret(CANARY));
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
    public Meters meters() {
        return new Meters() {
            @Override
            public void count(String name, long amount) {}

            @Override
            public void time(String name, Duration took) {}
        };
    }
}
