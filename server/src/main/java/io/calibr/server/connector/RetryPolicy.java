package io.calibr.server.connector;

import io.calibr.plugin.sdk.ConnectorException;
import java.time.Duration;

/**
 * When to try again and when to give a channel a rest.
 *
 * @param attempts how often at most, the first included
 * @param firstWait before the second attempt; doubled for each further one
 * @param longestWait what the doubling ends at; a channel that asks for more gets more
 * @param failures in a row after which the channel is left alone
 * @param rest for how long
 */
record RetryPolicy(int attempts, Duration firstWait, Duration longestWait, int failures, Duration rest) {

    /** How long to wait after the failed {@code attempt}, counted from 1: never less than the channel asked for. */
    Duration waitAfter(int attempt, ConnectorException failure) {
        var doubled = firstWait.multipliedBy(1L << Math.min(attempt - 1, 16));
        var backoff = doubled.compareTo(longestWait) < 0 ? doubled : longestWait;
        var asked = failure instanceof ConnectorException.RateLimited limited ? limited.retryAfter() : Duration.ZERO;
        return asked.compareTo(backoff) > 0 ? asked : backoff;
    }

    /** Whether the same call may do better later. */
    static boolean isWorthRepeating(Throwable failure) {
        return failure instanceof ConnectorException.Transient || failure instanceof ConnectorException.RateLimited;
    }
}
