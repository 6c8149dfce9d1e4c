package io.calibr.server.connector;

import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/** Counts and times what passes. */
record MeteredInvocation(Invocation next, String connector, CallMeter meter, Clock clock) implements Invocation {

    @Override
    public <T> T run(Call call, String operation, Function<Call, T> work) {
        var start = clock.instant();
        var outcome = "error";
        try {
            var result = next.run(call, operation, work);
            outcome = "ok";
            return result;
        } catch (ConnectorException failure) {
            outcome = word(failure);
            throw failure;
        } finally {
            meter.called(connector, operation, outcome, Duration.between(start, clock.instant()));
        }
    }

    private static String word(ConnectorException failure) {
        return switch (failure) {
            case ConnectorException.ConfigError error -> "config_error";
            case ConnectorException.AuthExpired expired -> "auth_expired";
            case ConnectorException.RateLimited limited -> "rate_limited";
            case ConnectorException.Transient broken -> "transient";
            case ConnectorException.Permanent refused -> "permanent";
        };
    }
}
