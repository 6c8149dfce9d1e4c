package io.calibr.server.run;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static io.calibr.server.problem.Kind.DEAD_LETTER_FINAL;
import static io.calibr.server.problem.Kind.DEAD_LETTER_NOT_FOUND;

/** Gives one target that failed another three attempts. */
@Dependent
class RequeueDeadLetter {

    /** What somebody has to change something about first. */
    private static final Set<FailureClass> FINAL =
            EnumSet.of(FailureClass.NOT_FOUND, FailureClass.VALIDATION, FailureClass.AUTHORIZATION);

    private final RunReader reader;
    private final RetryFailed retry;

    @Inject
    RequeueDeadLetter(RunReader reader, RetryFailed retry) {
        this.reader = reader;
        this.retry = retry;
    }

    /** @param force whether it is tried also where that would not help as things were */
    @Transactional
    Run requeue(UUID id, Actor actor, boolean force) {
        var letter =
                reader.deadLetter(actor.project(), id).orElseThrow(() -> DEAD_LETTER_NOT_FOUND.with("deadLetter", id));
        if (FINAL.contains(letter.failure()) && !force) {
            throw DEAD_LETTER_FINAL.because(letter.error()).with("deadLetter", id);
        }
        return retry.retry(letter.run(), actor, List.of(letter.target()));
    }
}
