package io.calibr.plugin.simulator;

import io.calibr.plugin.sdk.HttpAnswer;
import io.calibr.plugin.sdk.RateBudget;
import java.time.Duration;
import java.util.Optional;

/**
 * What a channel with a rate limit says of it in its answers.
 *
 * @param left requests that it would take at once now, at least 0
 */
record ToldLimit(RateBudget budget, int left) {

    /** What makes no sense says nothing. */
    static Optional<ToldLimit> of(HttpAnswer answer, String bucket) {
        var limit = number(answer, "RateLimit-Limit");
        var left = number(answer, "RateLimit-Remaining");
        var rate = number(answer, "RateLimit-Rate");
        return limit >= 1 && left >= 0 && rate > 0
                ? Optional.of(new ToldLimit(new RateBudget(bucket, (int) limit, perPermit(rate)), (int) left))
                : Optional.empty();
    }

    private static Duration perPermit(double rate) {
        return Duration.ofNanos((long) (1e9 / rate));
    }

    /** Minus one for what is no number, or is not there. */
    private static double number(HttpAnswer answer, String header) {
        return answer.header(header)
                .filter(value -> value.matches("[0-9]{1,6}(\\.[0-9]{1,6})?"))
                .map(Double::parseDouble)
                .orElse(-1.0);
    }
}
