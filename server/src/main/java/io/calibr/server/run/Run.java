package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.model.UserId;
import io.calibr.server.problem.Kind;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

import static io.calibr.server.run.RunState.APPLYING;
import static io.calibr.server.run.RunState.APPROVED;
import static io.calibr.server.run.RunState.CANCELLED;
import static io.calibr.server.run.RunState.EXPIRED;
import static io.calibr.server.run.RunState.PAUSED;
import static io.calibr.server.run.RunState.PREVIEW;
import static io.calibr.server.run.RunState.QUEUED;
import static io.calibr.server.run.RunState.REJECTED;

/**
 * One execution of a rulebook, or its undoing.
 *
 * @param version grows with each move: the compare in compare-and-set
 * @param counts SKUs by outcome; empty for a run that puts prices back
 */
record Run(RunId id, Plan plan, RunState state, long version, History history, Map<Outcome, Integer> counts) {

    Run {
        counts = Map.copyOf(counts);
    }

    /** A new preview. */
    static Run preview(RunId id, Plan plan, UserId requester, Instant at) {
        return new Run(id, plan, PREVIEW, 0, History.requested(requester, at), Map.of());
    }

    UserId requestedBy() {
        return history.people().requester();
    }

    /** Whether it has the one rule set that explains its prices. */
    boolean executesRules() {
        return plan.kind() == RunKind.PRICE;
    }

    boolean isUndo() {
        return plan.kind() == RunKind.UNDO;
    }

    /** Whether its prices come from no rules: they were there before, or should be. */
    boolean putsBack() {
        return isUndo() || plan.kind() == RunKind.RESTORE;
    }

    /** @param approver null where the project's policy approves */
    Run approvedBy(@Nullable UserId approver, Instant at) {
        return to(APPROVED, history.approved(approver, at), Kind.RUN_NOT_APPROVABLE);
    }

    Run rejectedBy(UserId approver, Instant at) {
        return to(REJECTED, history.approved(approver, at), Kind.RUN_NOT_APPROVABLE);
    }

    /** Still a preview, but not as it was read: somebody agreed, or its lines are others. */
    Run amended() {
        if (state != PREVIEW) {
            throw Kind.RUN_NOT_APPROVABLE
                    .because("it is " + state)
                    .with("run", id)
                    .with("state", state);
        }
        return new Run(id, plan, state, version + 1, history, counts);
    }

    Run expired() {
        return to(EXPIRED, history, Kind.RUN_STATE);
    }

    /** On its way, for the first time, after a pause, or to try again what failed. */
    Run queued(Instant at) {
        return to(QUEUED, history.queued(at), Kind.RUN_STATE);
    }

    Run started(Instant at) {
        return to(APPLYING, history.started(at), Kind.RUN_STATE);
    }

    Run paused() {
        return to(PAUSED, history, Kind.RUN_STATE);
    }

    Run cancelled(Instant at) {
        return to(CANCELLED, history.finished(at), Kind.RUN_STATE);
    }

    /** Finished as its targets say. */
    Run finished(TargetCounts targets, Instant at) {
        return to(targets.verdict(), history.finished(at), Kind.RUN_STATE);
    }

    /** Undone by a finished UNDO run. */
    Run rolledBack(TargetCounts undone) {
        return to(undone.isWhole() ? RunState.ROLLED_BACK : RunState.PARTLY_ROLLED_BACK, history, Kind.RUN_STATE);
    }

    private Run to(RunState next, History then, Kind refusal) {
        if (!state.mayBecome(next)) {
            throw refusal.because("it is " + state).with("run", id).with("state", state);
        }
        return new Run(id, plan, next, version + 1, then, counts);
    }
}
