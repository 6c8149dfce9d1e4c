package io.calibr.server.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Figures about what was found on channels; counters start at 0, so that a first finding is seen as a rise. */
@Dependent
class FindingMeters {

    private final MetricRegistry registry;

    @Inject
    FindingMeters(MetricRegistry registry) {
        this.registry = registry;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        findings("minor");
        findings("mismatch");
    }

    void found(ReconciliationView found) {
        findings("mismatch").inc(found.mismatches());
        var wrong = found.counts().entrySet().stream()
                .filter(count -> !count.getKey().equals("matched"))
                .mapToInt(count -> count.getValue())
                .sum();
        findings("minor").inc(wrong - found.mismatches());
    }

    private Counter findings(String kind) {
        return registry.counter("calibr_reconcile_findings", new Tag("kind", kind));
    }
}
