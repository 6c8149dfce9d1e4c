package io.calibr.server.run;

import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;

/** Keeps what a project decides about approvals. Its rules count for runs made from then on. */
@Dependent
class DecideApprovalPolicy {

    private final ApprovalStore approvals;
    private final Journal journal;

    @Inject
    DecideApprovalPolicy(ApprovalStore approvals, Journal journal) {
        this.approvals = approvals;
        this.journal = journal;
    }

    @Transactional
    ApprovalPolicy current(ProjectScope scope) {
        return approvals.policy(scope.project());
    }

    @Transactional
    ApprovalPolicy decide(ProjectScope scope, ApprovalPolicy wanted) {
        wanted.check();
        var before = approvals.policy(scope.project());
        approvals.decide(scope.project(), wanted);
        journal.record(new Change(
                        "project.approvals_decided",
                        "project",
                        scope.project().value(),
                        scope.caller().user().value(),
                        Map.of("before", before.facts(), "after", wanted.facts()))
                .in(scope.project()));
        return wanted;
    }
}
