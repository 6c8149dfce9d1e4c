package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.model.TargetId;
import io.calibr.server.event.Journal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import static io.calibr.server.problem.Kind.NOTHING_TO_RETRY;
import static io.calibr.server.problem.Kind.RUN_CHANGED_MEANWHILE;
import static io.calibr.server.problem.Kind.RUN_NOT_FOUND;
import static io.calibr.server.problem.Kind.RUN_STATE;
import static io.calibr.server.problem.Kind.UNDO_UNDER_WAY;

/** Gives failed targets of a finished run another three attempts. */
@Dependent
class RetryFailed {

    private final RunStore runs;
    private final RunLines lines;
    private final Freezes freezes;
    private final Journal journal;
    private final Clock clock;

    @Inject
    RetryFailed(RunStore runs, RunLines lines, Freezes freezes, Journal journal, Clock clock) {
        this.runs = runs;
        this.lines = lines;
        this.freezes = freezes;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param some which; all if it names none */
    @Transactional
    Run retry(RunId id, Actor actor, List<TargetId> some) {
        var run = runs.find(actor.project(), id).orElseThrow(() -> RUN_NOT_FOUND.with("run", id));
        if (run.state() != RunState.PARTIAL && run.state() != RunState.FAILED) {
            throw RUN_STATE.because("it is " + run.state()).with("run", id);
        }
        if (run.plan().kind() == RunKind.RESTORE) {
            throw RUN_STATE
                    .because("the next reconciliation looks at these prices again")
                    .with("run", id);
        }
        if (!runs.laterOfLayers(run).isEmpty()) {
            throw RUN_STATE.because("a later run of the sales covers it").with("run", id);
        }
        freezes.refuse(run);
        var queued = run.queued(clock.instant());
        if (!runs.move(run, queued)) {
            throw RUN_CHANGED_MEANWHILE.with("run", id);
        }
        runs.undoing(id).stream().findFirst().ifPresent(undo -> {
            throw UNDO_UNDER_WAY.with("run", id).with("undo", undo.id());
        });
        var targets = lines.retryFailed(queued, some, actor.user(), clock.instant());
        if (targets == 0) {
            throw NOTHING_TO_RETRY.with("run", id);
        }
        journal.record(RunEvents.by(actor, "target.retried", queued, Map.of("targets", targets)));
        journal.record(RunEvents.by(actor, "run.queued", queued));
        return queued;
    }
}
