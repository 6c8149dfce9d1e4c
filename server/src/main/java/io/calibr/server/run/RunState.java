package io.calibr.server.run;

import java.util.EnumSet;
import java.util.Set;

/** Where a run stands. The moves are those of the state table in docs/runs.md, which a test compares with these. */
public enum RunState {
    PREVIEW,
    APPROVED,
    REJECTED,
    EXPIRED,
    QUEUED,
    APPLYING,
    PAUSED,
    HALTED,
    APPLIED,
    PARTIAL,
    FAILED,
    CANCELLED,
    ROLLED_BACK,
    PARTLY_ROLLED_BACK;

    Set<RunState> next() {
        return switch (this) {
            case PREVIEW -> EnumSet.of(APPROVED, REJECTED, EXPIRED);
            case APPROVED -> EnumSet.of(QUEUED, EXPIRED);
            case QUEUED -> EnumSet.of(APPLYING, CANCELLED);
            case APPLYING -> EnumSet.of(PAUSED, HALTED, APPLIED, PARTIAL, FAILED, CANCELLED);
            case PAUSED -> EnumSet.of(QUEUED, CANCELLED);
            case HALTED -> EnumSet.of(QUEUED, CANCELLED, ROLLED_BACK, PARTLY_ROLLED_BACK);
            case PARTIAL -> EnumSet.of(QUEUED, ROLLED_BACK, PARTLY_ROLLED_BACK);
            case FAILED -> EnumSet.of(QUEUED);
            case APPLIED, CANCELLED, PARTLY_ROLLED_BACK -> EnumSet.of(ROLLED_BACK, PARTLY_ROLLED_BACK);
            case REJECTED, EXPIRED, ROLLED_BACK -> EnumSet.noneOf(RunState.class);
        };
    }

    boolean mayBecome(RunState other) {
        return next().contains(other);
    }
}
