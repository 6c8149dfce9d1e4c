package io.calibr.server.connector;

import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorException.RateLimited;
import java.util.function.Function;

/** Keeps calls from a channel that asked for patience, and lets every node know that it did. */
record PacedInvocation(Invocation next, Patience patience) implements Invocation {

    @Override
    public <T> T run(Call call, String operation, Function<Call, T> work) {
        if (operation.equals(AS)) {
            return next.run(call, operation, work);
        }
        var standing = patience.standing();
        if (standing.left().isPositive()) {
            throw new RateLimited("the channel asked for patience", standing.left());
        }
        try {
            var result = next.run(call, operation, work);
            if (standing.limited() > 0) {
                patience.answered();
            }
            return result;
        } catch (RateLimited limited) {
            throw new RateLimited(String.valueOf(limited.getMessage()), patience.limited(limited.retryAfter()));
        }
    }
}
