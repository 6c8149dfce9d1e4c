package io.calibr.server.run;

/** How many people have to agree to a run. */
public enum ApprovalDecision {
    /** The policy agrees by itself. */
    AUTO(0),
    ONE(1),
    /** Two different people. */
    TWO(2);

    private final int people;

    ApprovalDecision(int people) {
        this.people = people;
    }

    int people() {
        return people;
    }
}
