package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.model.UserId;
import java.time.Instant;

/** A run's targets and price changes, moved together when the run is decided. */
interface RunLines {

    /** Targets wait for the worker, price changes are approved by this run's approver. */
    void approve(Run approved);

    /** Targets are excluded, price changes rejected. */
    void reject(Run rejected);

    /** Targets that wait are cancelled, their price changes skipped. */
    void cancel(Run cancelled);

    /**
     * Failed targets wait again, each with a new approved price change.
     *
     * @return how many
     */
    int retryFailed(Run run, UserId by, Instant at);

    TargetCounts counts(RunId run);
}
