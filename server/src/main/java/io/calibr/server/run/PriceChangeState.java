package io.calibr.server.run;

import java.util.EnumSet;
import java.util.Set;

/** Where the decision about one price stands. The moves are those of the state table in docs/runs.md. */
public enum PriceChangeState {
    PENDING,
    APPROVED,
    REJECTED,
    APPLIED,
    FAILED,
    SKIPPED,
    ROLLED_BACK;

    Set<PriceChangeState> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(APPROVED, REJECTED);
            case APPROVED -> EnumSet.of(APPLIED, FAILED, SKIPPED);
            case APPLIED -> EnumSet.of(ROLLED_BACK);
            case REJECTED -> EnumSet.of(PENDING);
            case FAILED, SKIPPED, ROLLED_BACK -> EnumSet.noneOf(PriceChangeState.class);
        };
    }

    boolean mayBecome(PriceChangeState other) {
        return next().contains(other);
    }
}
