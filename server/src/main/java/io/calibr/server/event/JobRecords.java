package io.calibr.server.event;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records how jobs went, in the caller's transaction: an event with start, end, duration and outcome, and a line in the log. */
@Dependent
public class JobRecords {

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

    /** One that is recorded once it has ended. */
    public void record(JobEnd end) {
        if (end.outcome() == JobOutcome.DONE) {
            meters.done(end.job(), end.took());
        } else {
            meters.failed(end.job());
        }
        recordUncounted(end);
    }

    /** For what is counted piece by piece and recorded in sum. */
    public void recordUncounted(JobEnd end) {
        var facts = new LinkedHashMap<String, Object>(end.facts());
        facts.put("started", end.started());
        facts.put("ended", clock.instant());
        facts.put("milliseconds", end.took().toMillis());
        facts.put("outcome", end.outcome());
        var about = end.about();
        journal.record(new Change(end.job().word(), about.entity(), about.id(), null, facts).in(about.project()));
        var line = (end.outcome() == JobOutcome.DONE ? log.atInfo() : log.atWarn())
                .addKeyValue("job", end.job().word())
                .addKeyValue(about.entity(), about.id())
                .addKeyValue("milliseconds", end.took().toMillis());
        for (var fact : end.facts().entrySet()) {
            line = line.addKeyValue(fact.getKey(), fact.getValue());
        }
        line.log(end.outcome() == JobOutcome.DONE ? "job done" : "job failed");
    }
}
