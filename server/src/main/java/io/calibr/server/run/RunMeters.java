package io.calibr.server.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/** Figures about runs; none carries a tenant or a SKU. Counters start at 0, so that a first failure is seen as a rise. */
@Dependent
class RunMeters {

    private static final List<RunState> ENDS = List.of(RunState.APPLIED, RunState.PARTIAL, RunState.FAILED);
    private static final List<TargetState> TARGET_ENDS =
            List.of(TargetState.APPLIED, TargetState.SKIPPED, TargetState.FAILED);

    private final MetricRegistry registry;

    @Inject
    RunMeters(MetricRegistry registry) {
        this.registry = registry;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        ENDS.forEach(this::runs);
        TARGET_ENDS.forEach(this::targets);
        time("calibr_run_apply");
        time("calibr_run_preview");
    }

    void previewed(Duration took) {
        time("calibr_run_preview").update(took);
    }

    void finished(Run run, TargetCounts targets) {
        runs(run.state()).inc();
        TARGET_ENDS.forEach(state -> targets(state).inc(targets.of(state)));
        var times = run.history().times();
        if (times.queued() != null && times.finished() != null) {
            time("calibr_run_apply").update(Duration.between(times.queued(), times.finished()));
        }
    }

    private Counter runs(RunState state) {
        return registry.counter("calibr_runs_finished", new Tag("state", word(state)));
    }

    private Counter targets(TargetState state) {
        return registry.counter("calibr_targets_finished", new Tag("state", word(state)));
    }

    private Timer time(String name) {
        return registry.timer(name);
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
