package io.calibr.server.run;

import io.calibr.server.run.DecidePolicy.Decided;
import io.calibr.server.run.DecidePolicy.Decision;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps what a project decides about canaries. It counts for runs that are applied from then on. */
@Dependent
class DecideCanaryPolicy {

    private static final String ABOUT = "canary";

    private final CanaryPolicyStore policies;
    private final DecidePolicy decisions;

    @Inject
    DecideCanaryPolicy(CanaryPolicyStore policies, DecidePolicy decisions) {
        this.policies = policies;
        this.decisions = decisions;
    }

    @Transactional
    Decided<CanaryPolicy> current(ProjectScope scope) {
        return decisions.current(scope, ABOUT, policies::of);
    }

    @Transactional
    Decided<CanaryPolicy> decide(ProjectScope scope, @Nullable Long seen, CanaryPolicy wanted) {
        wanted.check();
        var facts = Map.of("before", policies.of(scope.project()).facts(), "after", wanted.facts());
        return decisions.decide(scope, seen, wanted, new Decision(ABOUT, Map.of("canary", wanted), facts));
    }
}
