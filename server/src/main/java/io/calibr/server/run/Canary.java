package io.calibr.server.run;

import io.calibr.model.RunId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first prices of a run, and whether the rest may follow.
 *
 * @param version grows with each move: the compare in compare-and-set
 * @param figures of the last look
 * @param reason why it halted the run, or why it cannot be decided yet
 */
record Canary(
        RunId run,
        CanaryPlan plan,
        CanaryState state,
        long version,
        Progress progress,
        CanaryFigures figures,
        @Nullable String reason) {

    /**
     * How far it is.
     *
     * @param sizes how many prices each watched step has written when it is done, counted from the first
     * @param step the open one, from 0; as many as there are sizes when everything is open
     * @param watchUntil only while it is watched
     */
    record Progress(List<Integer> sizes, int step, @Nullable Instant watchUntil) {

        Progress {
            sizes = List.copyOf(sizes);
        }

        Progress at(int open) {
            return new Progress(sizes, open, null);
        }

        Progress until(Instant end) {
            return new Progress(sizes, step, end);
        }
    }

    static Canary planned(RunId run, CanaryPlan plan) {
        return new Canary(
                run, plan, CanaryState.PLANNED, 0, new Progress(List.of(), 0, null), CanaryFigures.NONE, null);
    }

    /** On its way with the run; without a watch where the first step would leave no rest. */
    Canary begun(int targets) {
        var sizes = plan.sizes(targets);
        return to(
                sizes.isEmpty() ? CanaryState.RAMPED : CanaryState.WRITING,
                new Progress(sizes, 0, null),
                figures,
                null);
    }

    Canary watched(Instant until, CanaryFigures seen) {
        return to(CanaryState.WATCHING, progress.until(until), seen, null);
    }

    /** Nothing can be said before then. */
    Canary undecided(Instant until, String why) {
        return to(CanaryState.WATCHING, progress.until(until), figures, why);
    }

    /** The next step is open. */
    Canary passed(CanaryFigures seen) {
        var next = progress.step() + 1;
        var state = next < progress.sizes().size() ? CanaryState.WRITING : CanaryState.RAMPED;
        return to(state, progress.at(next), seen, null);
    }

    Canary halted(CanaryFigures seen, String why) {
        return to(CanaryState.HALTED, progress.at(progress.step()), seen, why);
    }

    /** Everything is open; why it had halted the run stays on record. */
    Canary overruled() {
        return to(CanaryState.OVERRULED, progress.at(progress.sizes().size()), figures, reason);
    }

    /** How many prices the open step and those before it have. */
    int size() {
        return progress.sizes().get(progress.step());
    }

    boolean isDue(Instant at) {
        var until = progress.watchUntil();
        return until == null || !until.isAfter(at);
    }

    private Canary to(CanaryState next, Progress then, CanaryFigures seen, @Nullable String why) {
        return new Canary(run, plan, next, version + 1, then, seen, why);
    }
}
