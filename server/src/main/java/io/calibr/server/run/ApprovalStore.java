package io.calibr.server.run;

import io.calibr.model.ProjectId;
import io.calibr.model.RunId;

/** Where it is kept how projects approve, what their runs need and who has agreed. */
interface ApprovalStore {

    ApprovalPolicy policy(ProjectId project);

    RunApproval of(RunId run);

    void need(RunId run, ApprovalNeed need);

    /** The need of another choice of lines, for which nobody has agreed yet. */
    void reselect(RunId run, ApprovalNeed need);

    void give(RunId run, int selection, RunApproval.Given given);
}
