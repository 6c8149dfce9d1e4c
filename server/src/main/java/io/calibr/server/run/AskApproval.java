package io.calibr.server.run;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Asks a project's policy how many people have to agree to a preview, in the caller's transaction. */
@Dependent
class AskApproval {

    private final ApprovalStore approvals;
    private final MeasureRun figures;
    private final ApproveRun approve;

    @Inject
    AskApproval(ApprovalStore approvals, MeasureRun figures, ApproveRun approve) {
        this.approvals = approvals;
        this.figures = figures;
        this.approve = approve;
    }

    /** The preview, or the run as it is approved where the policy agrees by itself. */
    Run ask(Run preview) {
        var need = need(preview);
        approvals.need(preview.id(), need);
        return need.decision() == ApprovalDecision.AUTO ? approve.byPolicy(preview, need) : preview;
    }

    /** For other lines than before: whoever agreed has to look again. */
    void askAgain(Run preview) {
        approvals.reselect(preview.id(), need(preview).byPeople());
    }

    private ApprovalNeed need(Run preview) {
        return approvals.policy(preview.plan().project()).need(preview.plan().kind(), figures.measure(preview));
    }
}
