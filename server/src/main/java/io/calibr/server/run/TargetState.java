package io.calibr.server.run;

import java.util.EnumSet;
import java.util.Set;

/** Where one price of a run stands. The moves are those of the state table in docs/runs.md. */
public enum TargetState {
    PREVIEW,
    QUEUED,
    EXCLUDED,
    APPLYING,
    APPLIED,
    SUBMITTED,
    VERIFYING,
    SKIPPED,
    FAILED,
    CANCELLED,
    ROLLED_BACK;

    /** Those that the worker still has to do something about. */
    static final Set<TargetState> OPEN = Set.of(QUEUED, APPLYING, SUBMITTED, VERIFYING);

    Set<TargetState> next() {
        return switch (this) {
            case PREVIEW -> EnumSet.of(QUEUED, EXCLUDED);
            case QUEUED -> EnumSet.of(APPLYING, CANCELLED);
            case APPLYING -> EnumSet.of(APPLIED, SUBMITTED, VERIFYING, QUEUED, SKIPPED, FAILED);
            case SUBMITTED, VERIFYING -> EnumSet.of(APPLIED, QUEUED, SKIPPED, FAILED);
            case FAILED -> EnumSet.of(QUEUED);
            case APPLIED -> EnumSet.of(ROLLED_BACK);
            case EXCLUDED -> EnumSet.of(PREVIEW);
            case SKIPPED, CANCELLED, ROLLED_BACK -> EnumSet.noneOf(TargetState.class);
        };
    }

    boolean mayBecome(TargetState other) {
        return next().contains(other);
    }
}
