package io.calibr.server.run;

import io.calibr.server.problem.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a run is to begin with a few of its prices: a share, a number, or several steps; one of the three is named.
 *
 * @param share per cent of the prices to write
 * @param count how many prices
 * @param steps per cent, each of all prices, growing; the rest follows the last one
 * @param watch how long a step is watched once it is written, an ISO 8601 duration; ten minutes if left out
 * @param maxErrorShare per cent that may fail or be skipped; 2 if left out
 * @param maxDriftShare per cent of what was written that the channel may show differently; 0 if left out
 */
public record CanaryBody(
        @Nullable BigDecimal share,
        @Nullable Integer count,
        @Nullable List<@Nullable BigDecimal> steps,
        @Nullable String watch,
        @Nullable BigDecimal maxErrorShare,
        @Nullable BigDecimal maxDriftShare) {

    private static final String DEFAULT_WATCH = "PT10M";
    private static final Duration LONGEST_WATCH = Duration.ofDays(7);
    private static final BigDecimal DEFAULT_ERRORS = BigDecimal.TWO;
    private static final int MOST_STEPS = 10;

    static CanaryBody of(CanaryPlan plan) {
        return new CanaryBody(
                null,
                plan.count(),
                plan.count() == null ? List.copyOf(plan.shares()) : null,
                plan.watch().toString(),
                plan.limits().maxErrorShare(),
                plan.limits().maxDriftShare());
    }

    CanaryPlan plan() {
        if (Stream.of(share, count, steps).filter(Objects::nonNull).count() != 1) {
            throw refused("share", "name a share, a count or steps");
        }
        if (count != null && count < 1) {
            throw refused("count", "a canary has at least one price");
        }
        return new CanaryPlan(
                count,
                shares(),
                duration(),
                new CanaryLimits(
                        percent("maxErrorShare", maxErrorShare, DEFAULT_ERRORS),
                        percent("maxDriftShare", maxDriftShare, BigDecimal.ZERO)));
    }

    /** What was named of it, for the record. */
    Map<String, ?> facts() {
        var facts = new LinkedHashMap<String, Object>();
        add(facts, "share", share);
        add(facts, "count", count);
        add(facts, "steps", steps);
        add(facts, "watch", watch);
        add(facts, "maxErrorShare", maxErrorShare);
        add(facts, "maxDriftShare", maxDriftShare);
        return facts;
    }

    private static void add(Map<String, Object> facts, String name, @Nullable Object named) {
        if (named != null) {
            facts.put(name, named);
        }
    }

    private List<BigDecimal> shares() {
        var named = share == null ? steps : List.<@Nullable BigDecimal>of(share);
        if (named == null) {
            return List.of();
        }
        if (named.isEmpty() || named.size() > MOST_STEPS) {
            throw refused("steps", "there are one to " + MOST_STEPS + " steps");
        }
        var before = BigDecimal.ZERO;
        for (var step : named) {
            if (step == null || step.compareTo(before) <= 0 || step.compareTo(CanaryPlan.ALL) > 0) {
                throw refused(share == null ? "steps" : "share", "shares are above 0, at most 100, and grow");
            }
            before = step;
        }
        return named.stream().map(Objects::requireNonNull).toList();
    }

    private Duration duration() {
        try {
            var asked = Duration.parse(watch == null ? DEFAULT_WATCH : watch);
            if (!asked.isNegative() && asked.compareTo(LONGEST_WATCH) <= 0) {
                return asked;
            }
        } catch (DateTimeException notADuration) {
            throw refused("watch", "a duration is written like PT10M");
        }
        throw refused("watch", "a step is watched for at most seven days");
    }

    private static BigDecimal percent(String member, @Nullable BigDecimal asked, BigDecimal otherwise) {
        var percent = asked == null ? otherwise : asked;
        if (percent.signum() < 0 || percent.compareTo(CanaryPlan.ALL) > 0) {
            throw refused(member, "a share is 0 to 100 per cent");
        }
        return percent;
    }

    private static RuntimeException refused(String member, String why) {
        return Kind.INVALID_VALUE.because(why).with("member", "canary." + member);
    }
}
