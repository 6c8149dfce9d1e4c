package io.calibr.server.run;

import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Approvals in maps. */
final class InMemoryApprovals implements ApprovalStore {

    private final Map<RunId, RunApproval> approvals = new HashMap<>();
    private ApprovalPolicy policy = ApprovalPolicy.STRICT;

    /** The run needs two people. */
    void needsTwo(Run run) {
        need(run.id(), new ApprovalNeed(ApprovalDecision.TWO, "large", List.of("it is large"), null));
    }

    @Override
    public ApprovalPolicy policy(ProjectId project) {
        return policy;
    }

    void decide(ApprovalPolicy decided) {
        policy = decided;
    }

    @Override
    public RunApproval of(RunId run) {
        return approvals.getOrDefault(run, new RunApproval(0, ApprovalNeed.USUAL, List.of()));
    }

    @Override
    public void need(RunId run, ApprovalNeed need) {
        approvals.put(run, new RunApproval(of(run).selection(), need, of(run).given()));
    }

    @Override
    public void reselect(RunId run, ApprovalNeed need) {
        approvals.put(run, new RunApproval(of(run).selection() + 1, need, List.of()));
    }

    @Override
    public void give(RunId run, int selection, RunApproval.Given given) {
        var before = of(run);
        var all = new ArrayList<>(before.given());
        all.add(given);
        approvals.put(run, new RunApproval(before.selection(), before.need(), all));
    }
}
