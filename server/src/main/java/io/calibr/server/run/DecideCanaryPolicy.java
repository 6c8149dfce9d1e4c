package io.calibr.server.run;

import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;

/** Keeps what a project decides about canaries. It counts for runs that are applied from then on. */
@Dependent
class DecideCanaryPolicy {

    private final CanaryPolicyStore policies;
    private final Journal journal;

    @Inject
    DecideCanaryPolicy(CanaryPolicyStore policies, Journal journal) {
        this.policies = policies;
        this.journal = journal;
    }

    @Transactional
    CanaryPolicy current(ProjectScope scope) {
        return policies.of(scope.project());
    }

    @Transactional
    CanaryPolicy decide(ProjectScope scope, CanaryPolicy wanted) {
        wanted.check();
        var before = policies.of(scope.project());
        policies.decide(scope.project(), wanted);
        journal.record(new Change(
                        "project.canary_decided",
                        "project",
                        scope.project().value(),
                        scope.caller().user().value(),
                        Map.of("before", before.facts(), "after", wanted.facts()))
                .in(scope.project()));
        return wanted;
    }
}
