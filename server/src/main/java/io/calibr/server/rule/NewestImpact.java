package io.calibr.server.rule;

import io.calibr.model.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Measures one impact for every user, the one asked for last: whoever asks again, after the next edit, has no use for the answer
 * before. Each server node counts for itself.
 */
@ApplicationScoped
class NewestImpact {

    private final Map<UserId, AtomicBoolean> running = new ConcurrentHashMap<>();

    /** Does the work, which is told when a newer one of the same user has begun. */
    <T> T measure(UserId user, Function<BooleanSupplier, T> work) {
        var superseded = new AtomicBoolean();
        var before = running.put(user, superseded);
        if (before != null) {
            before.set(true);
        }
        try {
            return work.apply(superseded::get);
        } finally {
            running.remove(user, superseded);
        }
    }
}
