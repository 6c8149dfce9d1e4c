package io.calibr.server.event;

/** The work that goes on in the background, by the names of its events and figures. */
public enum Job {
    MATERIALIZE("job.rule.materialize"),
    APPLY_BATCH("job.rule.apply.batch"),
    RECONCILE("job.rule.reconcile");

    private final String word;

    Job(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
