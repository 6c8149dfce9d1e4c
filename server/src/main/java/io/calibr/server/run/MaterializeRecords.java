package io.calibr.server.run;

import io.calibr.model.LayerId;
import io.calibr.model.ProjectId;
import io.calibr.server.event.Job;
import io.calibr.server.event.JobEnd;
import io.calibr.server.event.JobEnd.About;
import io.calibr.server.event.JobOutcome;
import io.calibr.server.event.JobRecords;
import io.calibr.server.platform.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Records how the making of a preview went. */
@Dependent
class MaterializeRecords {

    private final JobRecords records;
    private final RunMeters meters;
    private final Transactions transactions;
    private final Clock clock;

    @Inject
    MaterializeRecords(JobRecords records, RunMeters meters, Transactions transactions, Clock clock) {
        this.records = records;
        this.meters = meters;
        this.transactions = transactions;
        this.clock = clock;
    }

    Underway begin() {
        return new Underway(clock.instant(), System.nanoTime());
    }

    /** A preview that is being made. */
    final class Underway {

        private final Instant started;
        private final long nanos;

        private Underway(Instant started, long nanos) {
            this.started = started;
            this.nanos = nanos;
        }

        /** The preview, recorded in the transaction that makes it. */
        Run make(Occasion occasion, Supplier<Run> making) {
            return transactions.call(() -> {
                var run = making.get();
                meters.previewed(took());
                done(run, facts(occasion));
                return run;
            });
        }

        /** In the caller's transaction. */
        void done(Run run, Set<LayerId> layers) {
            done(run, Map.of("for", "sale", "layers", layers));
        }

        /** A schedule's failure is recorded by what fired it, whatever kept it from getting so far. */
        void failed(ProjectId project, Occasion occasion, String reason) {
            if (occasion instanceof Occasion.Person) {
                var facts = new LinkedHashMap<>(facts(occasion));
                facts.put("reason", reason);
                transactions.run(
                        () -> record(new About("project", project.value(), project), JobOutcome.FAILED, facts));
            }
        }

        private void done(Run run, Map<String, Object> more) {
            var facts = new LinkedHashMap<>(more);
            facts.put("counts", run.counts());
            record(new About("run", run.id().value(), run.plan().project()), JobOutcome.DONE, facts);
        }

        private void record(About about, JobOutcome outcome, Map<String, ?> facts) {
            records.record(new JobEnd(Job.MATERIALIZE, about, started, took(), outcome, facts));
        }

        private Duration took() {
            return Duration.ofNanos(System.nanoTime() - nanos);
        }
    }

    private static Map<String, Object> facts(Occasion occasion) {
        return switch (occasion) {
            case Occasion.Person() -> Map.of("for", "person");
            case Occasion.Schedule(var id) -> Map.of("for", "schedule", "schedule", id);
        };
    }
}
