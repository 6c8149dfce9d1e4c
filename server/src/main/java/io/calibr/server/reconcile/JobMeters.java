package io.calibr.server.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Figures about the job; counters start at 0, so that a first failure is seen as a rise. */
@Dependent
class JobMeters {

    private static final Tag JOB = new Tag("job", ReconcileChannels.JOB);

    private final MetricRegistry registry;

    @Inject
    JobMeters(MetricRegistry registry) {
        this.registry = registry;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        finished("done");
        finished("failed");
        findings("minor");
        findings("mismatch");
        registry.timer("calibr_job", JOB);
    }

    void done(ReconciliationView found, Duration took) {
        finished("done").inc();
        findings("mismatch").inc(found.mismatches());
        var wrong = found.counts().entrySet().stream()
                .filter(count -> !count.getKey().equals("matched"))
                .mapToInt(count -> count.getValue())
                .sum();
        findings("minor").inc(wrong - found.mismatches());
        registry.timer("calibr_job", JOB).update(took);
    }

    void failed() {
        finished("failed").inc();
    }

    private Counter finished(String outcome) {
        return registry.counter("calibr_jobs_finished", JOB, new Tag("outcome", outcome));
    }

    private Counter findings(String kind) {
        return registry.counter("calibr_reconcile_findings", new Tag("kind", kind));
    }
}
