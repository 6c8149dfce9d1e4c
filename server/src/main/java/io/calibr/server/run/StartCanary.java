package io.calibr.server.run;

import io.calibr.model.RunId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

import static io.calibr.server.problem.Kind.INVALID_VALUE;
import static io.calibr.server.problem.Kind.RUN_CHANGED_MEANWHILE;

/** Plans a run's canary, sends it ahead when the run is queued, and lets a person overrule it; in the caller's transaction. */
@Dependent
class StartCanary {

    private final CanaryStore canaries;
    private final RunLines lines;

    @Inject
    StartCanary(CanaryStore canaries, RunLines lines) {
        this.canaries = canaries;
        this.lines = lines;
    }

    void plan(RunId run, CanaryPlan plan) {
        canaries.insert(Canary.planned(run, plan));
    }

    /** @param asked with the application; a canary that was approved with the run is not replaced */
    void start(RunId run, Optional<CanaryPlan> asked) {
        var planned = canaries.find(run);
        if (planned.isPresent() && asked.isPresent()) {
            throw INVALID_VALUE.because("the run was approved with a canary").with("member", "canary");
        }
        asked.ifPresent(plan -> plan(run, plan));
        planned.or(() -> asked.map(plan -> Canary.planned(run, plan))).ifPresent(canary -> {
            var begun = canary.begun(lines.counts(run).of(TargetState.QUEUED));
            move(canary, begun);
            canaries.divide(begun);
        });
    }

    /** A run that its canary halted goes on because somebody says so; nothing for any other. */
    void overrule(RunId run) {
        canaries.find(run)
                .filter(canary -> canary.state() == CanaryState.HALTED)
                .ifPresent(canary -> move(canary, canary.overruled()));
    }

    private void move(Canary from, Canary to) {
        if (!canaries.move(from, to)) {
            throw RUN_CHANGED_MEANWHILE.with("run", from.run());
        }
    }
}
