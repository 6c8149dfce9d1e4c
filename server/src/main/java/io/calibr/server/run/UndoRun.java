package io.calibr.server.run;

import io.calibr.model.RunId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

import static io.calibr.server.problem.Kind.INVALID_VALUE;
import static io.calibr.server.problem.Kind.RUN_NOT_FOUND;
import static io.calibr.server.problem.Kind.RUN_STATE;
import static io.calibr.server.problem.Kind.UNDO_UNDER_WAY;

/** Prepares the run that puts back what another run replaced; it is approved and applied like any other. */
@Dependent
class UndoRun {

    private static final int MOST_NAMED = 20;

    private final RunStore runs;
    private final RunLines lines;
    private final UndoStore undo;
    private final CancelRun cancel;
    private final ProposeUndo propose;
    private final Clock clock;

    @Inject
    UndoRun(RunStore runs, RunLines lines, UndoStore undo, CancelRun cancel, ProposeUndo propose, Clock clock) {
        this.runs = runs;
        this.lines = lines;
        this.undo = undo;
        this.cancel = cancel;
        this.propose = propose;
        this.clock = clock;
    }

    /**
     * The new run: a preview, or approved already where the project's policy says so. What a halted run has not written is
     * not written any more.
     *
     * @param part empty for everything that the run applied and that is not undone yet
     */
    @Transactional
    Run undo(RunId id, Optional<UndoPart> part, Optional<String> reason, Actor actor) {
        undo.lock(id);
        var run = runs.find(actor.project(), id).orElseThrow(() -> RUN_NOT_FOUND.with("run", id));
        if (run.plan().kind() == RunKind.LAYER) {
            throw RUN_STATE
                    .because("a sale is undone by taking its layer away: DELETE /api/v1/layers/{id}")
                    .with("run", id)
                    .with("layers", LayerPins.read(run.plan().pins().request()).changed());
        }
        if (run.plan().kind() == RunKind.RESTORE) {
            throw RUN_STATE
                    .because("it wrote what was intended anyway; undo the run that made the prices")
                    .with("run", id);
        }
        requireUndoable(run);
        part.ifPresent(some -> requireApplied(run, some));
        if (run.state() == RunState.HALTED) {
            cancel.cancel(id, actor);
        }
        var plan = new Plan(
                run.plan().project(),
                RunKind.UNDO,
                run.plan().priceList(),
                run.plan().channel(),
                clock.instant(),
                Pins.undoing(id));
        return propose.propose(plan, actor, reason, preview -> undo.propose(preview, part, reason));
    }

    private void requireUndoable(Run run) {
        var targets = lines.counts(run.id());
        var open = run.state() == RunState.HALTED ? targets.isInFlight() : targets.isOpen();
        if (!run.state().mayBecome(RunState.ROLLED_BACK) || open) {
            throw RUN_STATE.because("it is " + run.state()).with("run", run.id());
        }
        runs.undoing(run.id()).stream().findFirst().ifPresent(other -> {
            throw UNDO_UNDER_WAY.with("run", run.id()).with("undo", other.id());
        });
    }

    private void requireApplied(Run run, UndoPart part) {
        var others = undo.notApplied(run.id(), part);
        if (!others.isEmpty()) {
            throw INVALID_VALUE
                    .because("the run has not applied these, or they are undone already")
                    .with("member", part.bySku() ? "skus" : "targets")
                    .with("values", others.stream().limit(MOST_NAMED).toList());
        }
    }
}
