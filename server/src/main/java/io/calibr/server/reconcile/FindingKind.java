package io.calibr.server.reconcile;

/** What can be wrong with a price on a channel, as policies and answers name it. */
public enum FindingKind {
    MINOR,
    MISMATCH,
    MISSING,
    FOREIGN_CURRENCY;

    /** Whether there is a price in our currency to write over, or to take over. */
    boolean isDrift() {
        return this == MINOR || this == MISMATCH;
    }

    /** The word in counts. */
    String word() {
        return switch (this) {
            case MINOR, MISMATCH -> "drifted";
            case MISSING -> "missing";
            case FOREIGN_CURRENCY -> "foreignCurrency";
        };
    }
}
