package io.calibr.server.run;

import io.calibr.server.run.DecidePolicy.Decided;
import io.calibr.server.run.DecidePolicy.Decision;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps what a project decides about approvals. Its rules count for runs made from then on. */
@Dependent
class DecideApprovalPolicy {

    private static final String ABOUT = "approvals";

    private final ApprovalStore approvals;
    private final DecidePolicy decisions;

    @Inject
    DecideApprovalPolicy(ApprovalStore approvals, DecidePolicy decisions) {
        this.approvals = approvals;
        this.decisions = decisions;
    }

    @Transactional
    Decided<ApprovalPolicy> current(ProjectScope scope) {
        return decisions.current(scope, ABOUT, approvals::policy);
    }

    @Transactional
    Decided<ApprovalPolicy> decide(ProjectScope scope, @Nullable Long seen, ApprovalPolicy wanted) {
        wanted.check();
        var facts = Map.of("before", approvals.policy(scope.project()).facts(), "after", wanted.facts());
        return decisions.decide(scope, seen, wanted, new Decision(ABOUT, wanted.settings(), facts));
    }
}
