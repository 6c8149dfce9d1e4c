package io.calibr.server.rule;

import io.calibr.model.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Measures one impact for every user, the one asked for last: whoever asks again, after the next edit, has no use for the answer
 * before. Nobody waits for more than half a minute either. Each server node counts for itself.
 */
@ApplicationScoped
class NewestImpact {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LongSupplier nanoseconds;
    private final Map<UserId, AtomicBoolean> running = new ConcurrentHashMap<>();

    NewestImpact() {
        this(System::nanoTime);
    }

    /** @param nanoseconds since any moment; not a clock, which may be set */
    NewestImpact(LongSupplier nanoseconds) {
        this.nanoseconds = nanoseconds;
    }

    /** Does the work, which is told when its time is up, or a newer one of the same user has begun. */
    <T> T measure(UserId user, Function<BooleanSupplier, T> work) {
        var superseded = new AtomicBoolean();
        var end = nanoseconds.getAsLong() + PATIENCE.toNanos();
        var before = running.put(user, superseded);
        if (before != null) {
            before.set(true);
        }
        try {
            return work.apply(() -> superseded.get() || nanoseconds.getAsLong() - end > 0);
        } finally {
            running.remove(user, superseded);
        }
    }
}
