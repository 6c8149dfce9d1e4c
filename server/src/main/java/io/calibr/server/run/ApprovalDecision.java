package io.calibr.server.run;

/** How many people have to agree to a run. */
public enum ApprovalDecision {
    /** The policy agrees by itself. */
    AUTO,
    ONE,
    /** Two different people. */
    TWO;

    int people() {
        return ordinal();
    }
}
