package io.calibr.server.connector;

import io.calibr.server.platform.Settings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How connections are used.
 *
 * @param directory where file connectors read and write, a folder for each tenant
 * @param callTimeout the longest one attempt may last
 * @param attempts how often a call is tried at most
 * @param firstWait before the second attempt, doubled for each further one
 * @param longestWait what the doubling ends at
 * @param breakerFailures failures in a row, over all servers, after which a connection rests
 * @param breakerRest how long it rests
 */
@Settings("calibr.connections")
record ConnectionSettings(
        Path directory,
        Duration callTimeout,
        int attempts,
        Duration firstWait,
        Duration longestWait,
        int breakerFailures,
        Duration breakerRest) {

    ConnectionSettings {
        if (attempts < 1 || attempts > 10) {
            throw new IllegalArgumentException("calibr.connections.attempts is between 1 and 10");
        }
        if (breakerFailures < 2 || breakerFailures > 100) {
            throw new IllegalArgumentException("calibr.connections.breaker-failures is between 2 and 100");
        }
        if (!callTimeout.isPositive() || !firstWait.isPositive() || !longestWait.isPositive()) {
            throw new IllegalArgumentException("the times of calibr.connections are longer than zero");
        }
        if (!breakerRest.isPositive()) {
            throw new IllegalArgumentException("calibr.connections.breaker-rest is longer than zero");
        }
    }

    RetryPolicy retries() {
        return new RetryPolicy(attempts, firstWait, longestWait, breakerFailures, breakerRest);
    }
}
