package io.calibr.server.reconcile;

import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records how the job went: start, end, duration and outcome. */
@Dependent
class JobRecords {

    private static final Logger log = LoggerFactory.getLogger(JobRecords.class);

    private final Journal journal;
    private final JobMeters meters;
    private final Clock clock;

    @Inject
    JobRecords(Journal journal, JobMeters meters, Clock clock) {
        this.journal = journal;
        this.meters = meters;
        this.clock = clock;
    }

    void done(Reconciling reading, ReconciliationView found) {
        record(reading, "DONE", Map.of("mismatches", found.mismatches()));
        meters.done(found, took(reading));
        log.atInfo()
                .addKeyValue("connection", reading.connection())
                .addKeyValue("counts", found.counts())
                .addKeyValue("mismatches", found.mismatches())
                .log("channel reconciled");
    }

    void failed(Reconciling reading, String reason) {
        record(reading, "FAILED", Map.of("reason", reason));
        meters.failed();
        log.atWarn()
                .addKeyValue("connection", reading.connection())
                .addKeyValue("reason", reason)
                .log("channel could not be reconciled and will be tried again");
    }

    private void record(Reconciling reading, String outcome, Map<String, ?> more) {
        var facts = new LinkedHashMap<String, Object>(more);
        facts.put("reconciliation", reading.id());
        facts.put("started", reading.at());
        facts.put("ended", clock.instant());
        facts.put("milliseconds", took(reading).toMillis());
        facts.put("outcome", outcome);
        journal.record(new Change(
                        ReconcileChannels.JOB,
                        "connection",
                        reading.connection().value(),
                        null,
                        facts)
                .in(reading.project()));
    }

    /** By the business clock, over all the rounds it took; nothing if that was put back meanwhile. */
    private Duration took(Reconciling reading) {
        var took = Duration.between(reading.at(), clock.instant());
        return took.isNegative() ? Duration.ZERO : took;
    }
}
