package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.server.event.Journal;
import io.calibr.server.platform.IdSource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

import static io.calibr.server.problem.Kind.RUN_NOT_FOUND;
import static io.calibr.server.problem.Kind.RUN_STATE;
import static io.calibr.server.problem.Kind.UNDO_UNDER_WAY;

/** Prepares the run that puts back what another run replaced; it is approved and applied like any other. */
@Dependent
class UndoRun {

    private final RunStore runs;
    private final RunLines lines;
    private final UndoStore undo;
    private final AskApproval approval;
    private final Journal journal;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    UndoRun(
            RunStore runs,
            RunLines lines,
            UndoStore undo,
            AskApproval approval,
            Journal journal,
            IdSource ids,
            Clock clock) {
        this.runs = runs;
        this.lines = lines;
        this.undo = undo;
        this.approval = approval;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /** The new run: a preview, or approved already where the project's policy agrees by itself. */
    @Transactional
    Run undo(RunId id, Actor actor) {
        var run = runs.find(actor.project(), id).orElseThrow(() -> RUN_NOT_FOUND.with("run", id));
        if (run.plan().kind() == RunKind.LAYER) {
            throw RUN_STATE.because("a sale is undone by taking its layer away").with("run", id);
        }
        if (run.plan().kind() == RunKind.RESTORE) {
            throw RUN_STATE
                    .because("it wrote what was intended anyway; undo the run that made the prices")
                    .with("run", id);
        }
        if (!run.state().mayBecome(RunState.ROLLED_BACK) || lines.counts(id).isOpen()) {
            throw RUN_STATE.because("it is " + run.state()).with("run", id);
        }
        if (!runs.undoing(id).isEmpty()) {
            throw UNDO_UNDER_WAY
                    .with("run", id)
                    .with("undo", runs.undoing(id).getFirst().id());
        }
        var plan = new Plan(
                run.plan().project(),
                RunKind.UNDO,
                run.plan().priceList(),
                run.plan().channel(),
                clock.instant(),
                Pins.undoing(id));
        var preview = Run.preview(new RunId(ids.next()), plan, actor.user(), clock.instant());
        runs.insert(preview);
        undo.propose(preview, run);
        journal.record(RunEvents.by(actor, "run.previewed", preview));
        return approval.ask(preview);
    }
}
