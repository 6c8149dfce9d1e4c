package io.calibr.server.rule;

import io.calibr.model.UserId;
import io.calibr.server.problem.Kind;
import io.calibr.server.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Lets every user measure one impact at a time; each server node counts for itself. */
@ApplicationScoped
class ImpactTurns {

    private final Set<UserId> busy = ConcurrentHashMap.newKeySet();

    /** Does the work, unless the caller has some under way. */
    <T> T take(Caller caller, Supplier<T> work) {
        if (!busy.add(caller.user())) {
            throw Kind.TOO_MANY_QUESTIONS
                    .because("an impact is being measured for you already")
                    .with("retryAfterSeconds", 1);
        }
        try {
            return work.get();
        } finally {
            busy.remove(caller.user());
        }
    }
}
