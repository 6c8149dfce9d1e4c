package io.calibr.plugin.sdk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The circumstances of one call.
 *
 * @param key the same for every repetition of one effect; channels that honour idempotency keys get it
 * @param deadline nobody waits for an answer after it
 */
public record Call(IdempotencyKey key, TraceId trace, Instant deadline, Cancellation cancellation) {

    /** Whether the caller has lost interest; cheap enough to ask between any two steps. */
    @FunctionalInterface
    public interface Cancellation {

        /** For calls that nobody can cancel. */
        Cancellation NEVER = () -> false;

        boolean requested();
    }

    /** The time left, zero if the deadline has passed. */
    public Duration remaining(Clock clock) {
        var left = Duration.between(clock.instant(), deadline);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * Ends a call nobody waits for any more; for loops and before each request.
     *
     * @throws ConnectorException.Transient if it was cancelled or its deadline has passed
     */
    public void ensureWanted(Clock clock) throws ConnectorException {
        if (cancellation.requested()) {
            throw new ConnectorException.Transient("the call was cancelled");
        }
        if (remaining(clock).isZero()) {
            throw new ConnectorException.Transient("the deadline " + deadline + " has passed");
        }
    }
}
