package io.calibr.server.layer;

import java.util.EnumSet;
import java.util.Set;

/** Where a layer stands. The moves are those of the state table in docs/runs.md, which a test compares with these. */
public enum LayerState {
    PROPOSED,
    APPROVED,
    REJECTED,
    OPEN,
    ENDED,
    REMOVED;

    Set<LayerState> next() {
        return switch (this) {
            case PROPOSED -> EnumSet.of(APPROVED, REJECTED, REMOVED);
            case APPROVED -> EnumSet.of(OPEN, ENDED, REMOVED);
            case OPEN -> EnumSet.of(ENDED, REMOVED);
            case REJECTED, ENDED, REMOVED -> EnumSet.noneOf(LayerState.class);
        };
    }

    boolean mayBecome(LayerState other) {
        return next().contains(other);
    }
}
