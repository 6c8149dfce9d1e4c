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
    private final CanaryPolicyStore policies;
    private final RunLines lines;

    @Inject
    StartCanary(CanaryStore canaries, CanaryPolicyStore policies, RunLines lines) {
        this.canaries = canaries;
        this.policies = policies;
        this.lines = lines;
    }

    void plan(RunId run, CanaryPlan plan) {
        canaries.insert(Canary.planned(run, plan));
    }

    /**
     * Where nobody has named a canary, the project's policy may.
     *
     * @param asked with the application; a canary that was approved with the run is not replaced
     */
    void start(Run run, Optional<CanaryPlan> asked) {
        var planned = canaries.find(run.id());
        if (planned.isPresent() && asked.isPresent()) {
            throw INVALID_VALUE.because("the run was approved with a canary").with("member", "canary");
        }
        var targets = lines.counts(run.id()).of(TargetState.QUEUED);
        planned.or(() -> asked.or(() -> usual(run, targets)).map(plan -> {
                    plan(run.id(), plan);
                    return Canary.planned(run.id(), plan);
                }))
                .ifPresent(canary -> {
                    var begun = canary.begun(targets);
                    move(canary, begun);
                    canaries.divide(begun);
                });
    }

    private Optional<CanaryPlan> usual(Run run, int targets) {
        return run.plan().kind() == RunKind.PRICE
                ? policies.of(run.plan().project()).planFor(targets)
                : Optional.empty();
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
