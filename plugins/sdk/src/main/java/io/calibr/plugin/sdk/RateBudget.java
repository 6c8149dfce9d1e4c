package io.calibr.plugin.sdk;

import java.time.Duration;

/**
 * How fast a channel may be asked: a bucket of {@code burst} permits that gains one every {@code perPermit}.
 *
 * @param bucket what shares the limit, for example an operation's name
 * @param burst at least 1
 * @param perPermit longer than zero: two a second is 500 ms, 0.0083 a second is two minutes
 */
public record RateBudget(String bucket, int burst, Duration perPermit) {

    public RateBudget {
        if (burst < 1 || !perPermit.isPositive()) {
            throw new IllegalArgumentException("a rate budget has a burst of at least 1 and refills in finite time");
        }
    }
}
