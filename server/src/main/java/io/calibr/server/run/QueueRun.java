package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.server.event.Journal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import static io.calibr.server.problem.Kind.RUN_CHANGED_MEANWHILE;
import static io.calibr.server.problem.Kind.RUN_NOT_FOUND;

/** Hands an approved run to the worker. Asking again changes nothing. */
@Dependent
class QueueRun {

    private static final Set<RunState> NOT_YET =
            EnumSet.of(RunState.PREVIEW, RunState.REJECTED, RunState.EXPIRED, RunState.APPROVED);

    private final RunStore runs;
    private final StartCanary canaries;
    private final Journal journal;
    private final Clock clock;

    @Inject
    QueueRun(RunStore runs, StartCanary canaries, Journal journal, Clock clock) {
        this.runs = runs;
        this.canaries = canaries;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param canary for a run that was asked without one */
    @Transactional
    Run queue(RunId id, Optional<CanaryPlan> canary, Actor actor) {
        var run = runs.find(actor.project(), id).orElseThrow(() -> RUN_NOT_FOUND.with("run", id));
        if (!NOT_YET.contains(run.state())) {
            return run;
        }
        var queued = run.queued(clock.instant());
        if (!runs.move(run, queued)) {
            throw RUN_CHANGED_MEANWHILE.with("run", id);
        }
        canaries.start(id, canary);
        journal.record(RunEvents.by(actor, "run.queued", queued));
        return queued;
    }
}
