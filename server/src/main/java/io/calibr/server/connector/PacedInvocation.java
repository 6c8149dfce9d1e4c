package io.calibr.server.connector;

import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.ConnectorException.AuthExpired;
import io.calibr.plugin.sdk.ConnectorException.ConfigError;
import io.calibr.plugin.sdk.ConnectorException.Permanent;
import io.calibr.plugin.sdk.ConnectorException.RateLimited;
import io.calibr.plugin.sdk.ConnectorException.Transient;
import java.util.function.Function;

/**
 * Keeps calls from a channel that asked for patience, or that came to nothing so often that it is given a rest, and lets
 * every node know.
 */
record PacedInvocation(Invocation next, Patience patience) implements Invocation {

    @Override
    public <T> T run(Call call, String operation, Function<Call, T> work) {
        if (operation.equals(AS)) {
            return next.run(call, operation, work);
        }
        var standing = patience.standing();
        if (standing.left().isPositive()) {
            throw new RateLimited(why(standing), standing.left());
        }
        try {
            var result = next.run(call, operation, work);
            answered(standing);
            return result;
        } catch (ConnectorException failure) {
            switch (failure) {
                case RateLimited limited ->
                    throw new RateLimited(String.valueOf(limited.getMessage()), patience.limited(limited.retryAfter()));
                case Transient _ -> patience.failed();
                case AuthExpired _, ConfigError _, Permanent _ -> answered(standing);
            }
            throw failure;
        }
    }

    private void answered(Patience.Standing before) {
        if (before.isTroubled()) {
            patience.answered();
        }
    }

    private static String why(Patience.Standing standing) {
        return standing.rests()
                ? "the connection rests after " + standing.failed() + " failures in a row"
                : "the channel asked for patience";
    }
}
