package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.model.TargetId;
import io.calibr.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A run's targets and price changes, moved together when the run is decided. */
interface RunLines {

    /** Targets wait for the worker, price changes are approved by this run's approver. */
    void approve(Run approved);

    /** Targets are excluded, price changes rejected. */
    void reject(Run rejected);

    /** Targets that wait are cancelled, their price changes skipped. */
    void cancel(RunId cancelled);

    /**
     * Failed targets wait again, each with a new approved price change.
     *
     * @param some which; all if it names none
     * @return how many
     */
    int retryFailed(Run run, List<TargetId> some, UserId by, Instant at);

    /** From now on the run may write, until its deadline by the database's clock. */
    void begin(Run started, Duration deadline);

    TargetCounts counts(RunId run);
}
