package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.server.event.Journal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends runs that have nothing left to do; an UNDO run marks the run it undid. */
@Dependent
class FinishRuns {

    private static final Logger log = LoggerFactory.getLogger(FinishRuns.class);

    private final RunStore runs;
    private final RunLines lines;
    private final IntendedPriceStore intended;
    private final Journal journal;
    private final RunMeters meters;
    private final Clock clock;

    @Inject
    FinishRuns(
            RunStore runs,
            RunLines lines,
            IntendedPriceStore intended,
            Journal journal,
            RunMeters meters,
            Clock clock) {
        this.runs = runs;
        this.lines = lines;
        this.intended = intended;
        this.journal = journal;
        this.meters = meters;
        this.clock = clock;
    }

    @Transactional
    void finish() {
        for (var run : runs.withNothingLeft()) {
            var targets = lines.counts(run.id());
            if (!targets.isOpen()) {
                finish(run, targets);
            }
        }
    }

    private void finish(Run run, TargetCounts targets) {
        var finished = run.finished(targets, clock.instant());
        if (!runs.move(run, finished)) {
            return;
        }
        intended.leftAsTheyWere(run.id());
        var type = finished.state() == RunState.FAILED ? "run.failed" : "run.completed";
        journal.record(RunEvents.byCalibr(type, finished, Map.of("targets", targets.by())));
        meters.finished(finished, targets);
        log.atInfo()
                .addKeyValue("run", run.id())
                .addKeyValue("state", finished.state())
                .addKeyValue("targets", targets.by())
                .log("run finished");
        if (finished.state() != RunState.FAILED) {
            undone(finished);
        }
    }

    /** An UNDO run that has ended, if it is one, marks the run that it has undone, wholly or in part. */
    void undone(Run undo) {
        var undone = undo.plan().pins().undoOf();
        if (undone != null) {
            mark(undone, undo);
        }
    }

    /** Where nothing of it could be put back, the other run stays as it is. */
    private void mark(RunId undone, Run undo) {
        var targets = lines.counts(undone);
        runs.find(undone)
                .filter(original -> original.state().mayBecome(RunState.ROLLED_BACK))
                .filter(_ -> targets.of(TargetState.APPLIED) == 0 || targets.of(TargetState.ROLLED_BACK) > 0)
                .ifPresent(original -> {
                    var rolledBack = original.rolledBack(targets);
                    if (runs.move(original, rolledBack)) {
                        journal.record(
                                RunEvents.byCalibr("run.rolled_back", rolledBack, Map.of("undoneBy", undo.id())));
                    }
                });
    }
}
