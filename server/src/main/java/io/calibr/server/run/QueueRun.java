package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.server.event.Journal;
import io.calibr.server.platform.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import static io.calibr.server.problem.Kind.RUN_CHANGED_MEANWHILE;
import static io.calibr.server.problem.Kind.RUN_NOT_FOUND;
import static io.calibr.server.problem.Kind.RUN_STALE;

/** Hands an approved run to the worker, unless what it was approved for does not hold any more. Asking again changes nothing. */
@Dependent
class QueueRun {

    private static final Set<RunState> NOT_YET =
            EnumSet.of(RunState.PREVIEW, RunState.REJECTED, RunState.EXPIRED, RunState.APPROVED);

    private final RunStore runs;
    private final StartCanary canaries;
    private final Freezes freezes;
    private final StaleRuns stale;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    @Inject
    QueueRun(
            RunStore runs,
            StartCanary canaries,
            Freezes freezes,
            StaleRuns stale,
            Journal journal,
            Transactions transactions,
            Clock clock) {
        this.runs = runs;
        this.canaries = canaries;
        this.freezes = freezes;
        this.stale = stale;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A run that turns out to be stale has expired, and stays so, before its caller is refused.
     *
     * @param canary for a run that was asked without one; the project's usual one if nobody names any
     */
    Run queue(RunId id, Optional<CanaryPlan> canary, Actor actor) {
        return switch (transactions.call(() -> decide(id, canary, actor))) {
            case Decision.Queued(var run) -> run;
            case Decision.Expired(var why) -> throw RUN_STALE.because(why).with("run", id);
        };
    }

    private Decision decide(RunId id, Optional<CanaryPlan> canary, Actor actor) {
        var run = runs.find(actor.project(), id).orElseThrow(() -> RUN_NOT_FOUND.with("run", id));
        if (!NOT_YET.contains(run.state())) {
            return new Decision.Queued(run);
        }
        var why = stale.expire(run);
        if (why.isPresent()) {
            return new Decision.Expired(why.get());
        }
        var queued = run.queued(clock.instant());
        freezes.refuse(run);
        if (!runs.move(run, queued)) {
            throw RUN_CHANGED_MEANWHILE.with("run", id);
        }
        canaries.start(queued, canary);
        journal.record(RunEvents.by(actor, "run.queued", queued));
        return new Decision.Queued(queued);
    }

    /** What came of asking. */
    private sealed interface Decision {

        record Queued(Run run) implements Decision {}

        record Expired(String why) implements Decision {}
    }
}
