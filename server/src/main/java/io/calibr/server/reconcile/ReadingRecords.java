package io.calibr.server.reconcile;

import io.calibr.server.event.Job;
import io.calibr.server.event.JobEnd;
import io.calibr.server.event.JobEnd.About;
import io.calibr.server.event.JobOutcome;
import io.calibr.server.event.JobRecords;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Records how the reading of a channel went, in the caller's transaction. */
@Dependent
class ReadingRecords {

    private final JobRecords records;
    private final FindingMeters meters;
    private final Clock clock;

    @Inject
    ReadingRecords(JobRecords records, FindingMeters meters, Clock clock) {
        this.records = records;
        this.meters = meters;
        this.clock = clock;
    }

    void done(Reconciling reading, ReconciliationView found) {
        meters.found(found);
        record(
                reading,
                JobOutcome.DONE,
                Map.of(
                        "reconciliation", reading.id(),
                        "counts", found.counts(),
                        "mismatches", found.mismatches()));
    }

    /** It is tried again. */
    void failed(Reconciling reading, String reason) {
        record(reading, JobOutcome.FAILED, Map.of("reconciliation", reading.id(), "reason", reason));
    }

    private void record(Reconciling reading, JobOutcome outcome, Map<String, ?> facts) {
        var about = new About("connection", reading.connection().value(), reading.project());
        records.record(new JobEnd(Job.RECONCILE, about, reading.at(), took(reading), outcome, facts));
    }

    /** By the business clock, over all the rounds it took; nothing if that was put back meanwhile. */
    private Duration took(Reconciling reading) {
        var took = Duration.between(reading.at(), clock.instant());
        return took.isNegative() ? Duration.ZERO : took;
    }
}
