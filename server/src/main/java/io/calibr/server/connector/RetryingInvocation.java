package io.calibr.server.connector;

import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorException;
import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import io.smallrye.faulttolerance.api.Guard;
import java.io.Serial;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Tries again what may do better later, within the call's deadline. A write is made once: whoever asked for it reads back
 * what became of it.
 */
final class RetryingInvocation implements Invocation {

    private static final int JITTER_SHARE = 4;

    private final Invocation next;
    private final RetryPolicy policy;
    private final Clock clock;
    private final Guard guard;

    RetryingInvocation(Invocation next, Guard guard, RetryPolicy policy, Clock clock) {
        this.next = next;
        this.guard = guard;
        this.policy = policy;
        this.clock = clock;
    }

    /** Keeps nothing of a call: one for all connections. */
    static Guard guard(RetryPolicy policy, RandomGenerator random) {
        return Guard.create()
                .withDescription("connection")
                .withRetry()
                .maxRetries(policy.attempts() - 1)
                .maxDuration(0, ChronoUnit.MILLIS)
                .whenException(RetryPolicy::isWorthRepeating)
                .withCustomBackoff()
                .strategy(() -> backoff(policy, random))
                .done()
                .done()
                .build();
    }

    @Override
    public <T> T run(Call call, String operation, Function<Call, T> work) {
        var attempt = new AtomicInteger();
        var result = new ArrayList<T>(1);
        try {
            guard.get(() -> result.add(attempt(call, operation, work, attempt.incrementAndGet())), Boolean.class);
            return result.getFirst();
        } catch (NotAgain last) {
            throw last.failure;
        }
    }

    private <T> T attempt(Call call, String operation, Function<Call, T> work, int attempt) {
        try {
            return next.run(call, operation, work);
        } catch (ConnectorException.Transient | ConnectorException.RateLimited failure) {
            if (operation.equals(WRITE) || call.remaining(clock).compareTo(policy.waitAfter(attempt, failure)) <= 0) {
                throw new NotAgain(failure);
            }
            throw failure;
        }
    }

    private static CustomBackoffStrategy backoff(RetryPolicy policy, RandomGenerator random) {
        var attempt = new AtomicInteger();
        return failure -> {
            var wait = failure instanceof ConnectorException known
                    ? policy.waitAfter(attempt.incrementAndGet(), known)
                    : Duration.ZERO;
            return wait.toMillis() + random.nextLong(wait.toMillis() / JITTER_SHARE + 1);
        };
    }

    /** A failure after which there is no further attempt: it was a write, or the deadline comes first. */
    private static final class NotAgain extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final ConnectorException failure;

        NotAgain(ConnectorException failure) {
            super(failure);
            this.failure = failure;
        }
    }
}
