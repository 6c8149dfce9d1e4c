package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.server.event.Job;
import io.calibr.server.event.JobEnd;
import io.calibr.server.event.JobEnd.About;
import io.calibr.server.event.JobMeters;
import io.calibr.server.event.JobOutcome;
import io.calibr.server.event.JobRecords;
import io.calibr.server.platform.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.TreeMap;

/** Records the batches of a lane's turn: figures for each, and one event for each run, however many batches there were. */
@Dependent
class BatchRecords {

    private final JobRecords records;
    private final JobMeters meters;
    private final Transactions transactions;

    @Inject
    BatchRecords(JobRecords records, JobMeters meters, Transactions transactions) {
        this.records = records;
        this.meters = meters;
        this.transactions = transactions;
    }

    /** @param begun when the turn began */
    void record(Batches batches, Instant begun) {
        if (batches.byRun().isEmpty()) {
            return;
        }
        batches.done().forEach(took -> meters.done(Job.APPLY_BATCH, took));
        for (var failed = 0; failed < batches.failed(); failed++) {
            meters.failed(Job.APPLY_BATCH);
        }
        Uninterrupted.call(() -> transactions.call(() -> {
            batches.byRun().forEach((run, sum) -> records.recordUncounted(end(run, sum, begun)));
            return true;
        }));
    }

    private static JobEnd end(RunId run, Batches.Sum sum, Instant begun) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("batches", sum.batches());
        var targets = new TreeMap<String, Integer>();
        sum.targets().forEach((state, count) -> targets.put(state.name().toLowerCase(Locale.ROOT), count));
        facts.put("targets", targets);
        sum.connection().ifPresent(connection -> facts.put("connection", connection));
        if (sum.failed() > 0) {
            facts.put("failedBatches", sum.failed());
        }
        sum.reason().ifPresent(why -> facts.put("reason", why));
        return new JobEnd(
                Job.APPLY_BATCH,
                new About("run", run.value(), sum.project()),
                begun,
                sum.took(),
                sum.failed() == 0 ? JobOutcome.DONE : JobOutcome.FAILED,
                facts);
    }
}
