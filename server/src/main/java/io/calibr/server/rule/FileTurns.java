package io.calibr.server.rule;

import io.calibr.model.UserId;
import io.calibr.server.problem.Kind;
import io.calibr.server.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Lets every user send one file of tables at a time, from its first byte to its last cell; each server node counts for itself. */
@ApplicationScoped
class FileTurns {

    private final Set<UserId> busy = ConcurrentHashMap.newKeySet();

    /** Reads the file, unless another of the caller's is being read. */
    <T> T take(Caller caller, Supplier<T> reading) {
        if (!busy.add(caller.user())) {
            throw Kind.TOO_MANY_QUESTIONS
                    .because("another file of yours is being read")
                    .with("retryAfterSeconds", 1);
        }
        try {
            return reading.get();
        } finally {
            busy.remove(caller.user());
        }
    }
}
