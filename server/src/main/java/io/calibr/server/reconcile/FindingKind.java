package io.calibr.server.reconcile;

/** What can be wrong with a price on a channel, as policies and answers name it. */
public enum FindingKind {
    MINOR,
    MISMATCH,
    MISSING,
    FOREIGN_CURRENCY;

    /** The word in counts. */
    String word() {
        return switch (this) {
            case MINOR, MISMATCH -> "drifted";
            case MISSING -> "missing";
            case FOREIGN_CURRENCY -> "foreignCurrency";
        };
    }
}
