package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.server.event.Journal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;

import static io.calibr.server.problem.Kind.RUN_CHANGED_MEANWHILE;
import static io.calibr.server.problem.Kind.RUN_NOT_FOUND;

/** Stops a run for good: what was written stays, what waits is cancelled, what is in flight ends as usual. */
@Dependent
class CancelRun {

    private final RunStore runs;
    private final RunLines lines;
    private final FinishRuns finish;
    private final Journal journal;
    private final Clock clock;

    @Inject
    CancelRun(RunStore runs, RunLines lines, FinishRuns finish, Journal journal, Clock clock) {
        this.runs = runs;
        this.lines = lines;
        this.finish = finish;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    Run cancel(RunId id, Actor actor) {
        var run = runs.find(actor.project(), id).orElseThrow(() -> RUN_NOT_FOUND.with("run", id));
        var cancelled = run.cancelled(clock.instant());
        move(run, cancelled);
        journal.record(RunEvents.by(actor, "run.cancelled", cancelled));
        if (cancelled.isUndo() && lines.counts(id).of(TargetState.APPLIED) > 0) {
            finish.undone(cancelled);
        }
        return cancelled;
    }

    /** A LAYER run that a later one covers writes nothing more. */
    void superseded(Run run) {
        var cancelled = run.cancelled(clock.instant());
        move(run, cancelled);
        journal.record(RunEvents.byCalibr("run.cancelled", cancelled, Map.of("why", "a later turn of the sales")));
    }

    private void move(Run run, Run cancelled) {
        if (!runs.move(run, cancelled)) {
            throw RUN_CHANGED_MEANWHILE.with("run", run.id());
        }
        lines.cancel(cancelled.id());
    }
}
