package io.calibr.plugin.testkit.simulator;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The channel's own rate limit, and its memory of who was asked to wait. Every request costs a point. */
final class Gate {

    private final Clock clock;
    private final Ledger ledger;
    private final @Nullable RateLimit limit;
    private double points;
    private Instant filled;
    private Instant given = Instant.MIN;
    private Instant notBefore = Instant.MIN;
    private int received;
    private int refused;

    Gate(Clock clock, Ledger ledger, @Nullable RateLimit limit) {
        this.clock = clock;
        this.ledger = ledger;
        this.limit = limit;
        this.points = limit == null ? 0 : limit.burst();
        this.filled = clock.instant();
    }

    /** Counts a request; how long its caller has to wait if there is no point left for it. */
    synchronized Optional<Duration> enter(String request) {
        received++;
        var now = clock.instant();
        if (now.isBefore(notBefore)) {
            ledger.early(new EarlyCall(now, given, notBefore, request));
        }
        return limit == null ? Optional.empty() : taken(limit, now);
    }

    /** What is left of the limit, as every answer tells it; nothing if there is none. */
    synchronized Map<String, String> headers() {
        return limit == null
                ? Map.of()
                : Map.of(
                        "RateLimit-Limit", Integer.toString(limit.burst()),
                        "RateLimit-Remaining", Long.toString((long) points),
                        "RateLimit-Rate",
                                BigDecimal.valueOf(limit.pointsPerSecond()).toPlainString());
    }

    /** Requests so far. */
    synchronized int received() {
        return received;
    }

    /** Requests so far that there was no point left for. */
    synchronized int refused() {
        return refused;
    }

    /** Remembers that a caller is asked to wait until then. */
    synchronized void askToWait(Instant until) {
        given = clock.instant();
        notBefore = until.isAfter(notBefore) ? until : notBefore;
    }

    private Optional<Duration> taken(RateLimit known, Instant now) {
        var gained = known.pointsPerSecond() * Duration.between(filled, now).toNanos() / 1e9;
        points = Math.min(known.burst(), points + gained);
        filled = now;
        if (points >= 1) {
            points--;
            return Optional.empty();
        }
        refused++;
        return Optional.of(Duration.ofNanos((long) Math.ceil((1 - points) / known.pointsPerSecond() * 1e9)));
    }
}
