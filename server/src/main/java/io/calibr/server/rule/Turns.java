package io.calibr.server.rule;

import io.calibr.model.UserId;
import io.calibr.server.problem.Kind;
import io.calibr.server.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Lets every user do one long work of a kind at a time; each server node counts for itself. */
@ApplicationScoped
class Turns {

    /** What takes long. */
    enum Work {
        IMPACT("an impact is being measured for you already"),
        FILE("another file of yours is being read");

        private final String busy;

        Work(String busy) {
            this.busy = busy;
        }
    }

    private record Turn(UserId user, Work work) {}

    private final Set<Turn> taken = ConcurrentHashMap.newKeySet();

    /** Does it, unless the caller has such work under way. */
    <T> T take(Caller caller, Work work, Supplier<T> doing) {
        var turn = new Turn(caller.user(), work);
        if (!taken.add(turn)) {
            throw Kind.TOO_MANY_QUESTIONS.because(work.busy).with("retryAfterSeconds", 1);
        }
        try {
            return doing.get();
        } finally {
            taken.remove(turn);
        }
    }
}
