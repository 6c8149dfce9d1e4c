package io.calibr.plugin.testkit.simulator;

/**
 * A bucket of {@code burst} points that gains {@code pointsPerSecond}.
 *
 * @param pointsPerSecond above 0
 * @param burst at least 1
 */
public record RateLimit(double pointsPerSecond, int burst) {

    public RateLimit {
        if (!(pointsPerSecond > 0) || burst < 1) {
            throw new IllegalArgumentException("a rate limit gains points and holds at least one");
        }
    }
}
