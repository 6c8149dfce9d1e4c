package io.calibr.server.run;

import java.util.Map;

/** How many targets of a run are in which state; the one place that says how a run ends. */
record TargetCounts(Map<TargetState, Integer> by) {

    TargetCounts {
        by = Map.copyOf(by);
    }

    int of(TargetState state) {
        return by.getOrDefault(state, 0);
    }

    int all() {
        return by.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether the worker still has something to do. */
    boolean isOpen() {
        return TargetState.OPEN.stream().anyMatch(state -> of(state) > 0);
    }

    /** Whether the outcome of a write is still to come. */
    boolean isInFlight() {
        return of(TargetState.APPLYING) + of(TargetState.SUBMITTED) + of(TargetState.VERIFYING) > 0;
    }

    /** Whether every price was written that nobody excluded: none failed and none was left as it is. */
    boolean isComplete() {
        return written() + of(TargetState.EXCLUDED) == all();
    }

    /** Whether every price was written, without exception. */
    boolean isWhole() {
        return written() == all();
    }

    /** APPLIED if everything was written, FAILED if something failed and nothing was written, else PARTIAL. */
    RunState verdict() {
        if (isComplete()) {
            return RunState.APPLIED;
        }
        return written() == 0 && of(TargetState.FAILED) > 0 ? RunState.FAILED : RunState.PARTIAL;
    }

    private int written() {
        return of(TargetState.APPLIED) + of(TargetState.ROLLED_BACK);
    }
}
