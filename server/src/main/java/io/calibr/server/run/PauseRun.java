package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.server.event.Journal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

import static io.calibr.server.problem.Kind.RUN_CHANGED_MEANWHILE;
import static io.calibr.server.problem.Kind.RUN_NOT_FOUND;
import static io.calibr.server.problem.Kind.RUN_STATE;

/** Keeps the worker from claiming more of a run, and lets it go on; what is in flight ends as usual. */
@Dependent
class PauseRun {

    private final RunStore runs;
    private final StartCanary canaries;
    private final Freezes freezes;
    private final Journal journal;
    private final Clock clock;

    @Inject
    PauseRun(RunStore runs, StartCanary canaries, Freezes freezes, Journal journal, Clock clock) {
        this.runs = runs;
        this.canaries = canaries;
        this.freezes = freezes;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    Run pause(RunId id, Actor actor) {
        var run = find(id, actor);
        return moved(run, run.paused(), actor, "run.paused");
    }

    @Transactional
    Run resume(RunId id, Actor actor) {
        var run = find(id, actor);
        if (run.state() != RunState.PAUSED && run.state() != RunState.HALTED) {
            throw RUN_STATE.because("it is " + run.state()).with("run", id);
        }
        freezes.refuse(run);
        canaries.overrule(id);
        return moved(run, run.queued(clock.instant()), actor, "run.resumed");
    }

    private Run find(RunId id, Actor actor) {
        return runs.find(actor.project(), id).orElseThrow(() -> RUN_NOT_FOUND.with("run", id));
    }

    private Run moved(Run from, Run to, Actor actor, String type) {
        if (!runs.move(from, to)) {
            throw RUN_CHANGED_MEANWHILE.with("run", from.id());
        }
        journal.record(RunEvents.by(actor, type, to));
        return to;
    }
}
