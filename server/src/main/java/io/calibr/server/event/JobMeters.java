package io.calibr.server.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/** Figures about jobs; counters start at 0, so that a first failure is seen as a rise. */
@Dependent
public class JobMeters {

    private final MetricRegistry registry;

    @Inject
    JobMeters(MetricRegistry registry) {
        this.registry = registry;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        for (var job : Job.values()) {
            for (var outcome : JobOutcome.values()) {
                finished(job, outcome);
            }
            time(job);
        }
    }

    public void done(Job job, Duration took) {
        finished(job, JobOutcome.DONE).inc();
        time(job).update(took);
    }

    public void failed(Job job) {
        finished(job, JobOutcome.FAILED).inc();
    }

    private Counter finished(Job job, JobOutcome outcome) {
        return registry.counter(
                "calibr_jobs_finished",
                new Tag("job", job.word()),
                new Tag("outcome", outcome.name().toLowerCase(Locale.ROOT)));
    }

    private Timer time(Job job) {
        return registry.timer("calibr_job", new Tag("job", job.word()));
    }
}
