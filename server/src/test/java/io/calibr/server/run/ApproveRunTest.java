package io.calibr.server.run;

import io.calibr.model.ProjectId;
import io.calibr.model.UserId;
import io.calibr.server.event.Change;
import io.calibr.server.problem.PricingProblem;
import io.calibr.server.run.ApproveRun.Yes;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.calibr.server.problem.Kind.APPROVED_ALREADY;
import static io.calibr.server.problem.Kind.INVALID_VALUE;
import static io.calibr.server.problem.Kind.RUN_CHANGED_MEANWHILE;
import static io.calibr.server.problem.Kind.RUN_NOT_APPROVABLE;
import static io.calibr.server.problem.Kind.RUN_NOT_FOUND;
import static io.calibr.server.problem.Kind.SELF_APPROVAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ApproveRunTest {

    private static final UserId BO = new UserId(new UUID(3, 1));
    private static final Actor AS_BO = new Actor(BO, InMemoryRuns.PROJECT);
    private static final Actor AS_ANN = new Actor(new UserId(new UUID(3, 2)), InMemoryRuns.PROJECT);

    private static final Actor AS_CY = new Actor(new UserId(new UUID(3, 3)), InMemoryRuns.PROJECT);
    private static final Yes YES = new Yes(Optional.empty(), Optional.empty());

    private final InMemoryRuns runs = new InMemoryRuns();
    private final RememberedLines lines = new RememberedLines();
    private final InMemoryApprovals approvals = new InMemoryApprovals();
    private final List<Change> recorded = new ArrayList<>();
    private final ApproveRun approveRun =
            new ApproveRun(runs, lines, approvals, recorded::add, Clock.fixed(InMemoryRuns.NOW, ZoneOffset.UTC));

    @Test
    void aSecondPersonApproves() {
        var run = runs.proposedBy(BO);

        var approved = approveRun.approve(run.id(), AS_ANN, YES);

        assertThat(approved.state()).isEqualTo(RunState.APPROVED);
        assertThat(approved.history().people().approver()).isEqualTo(AS_ANN.user());
        assertThat(runs.get(run.id())).isEqualTo(approved);
        assertThat(lines.asked).containsExactly("approve " + run.id());
        assertThat(recorded).extracting(Change::type).containsExactly("run.approved");
    }

    @Test
    void nobodyApprovesTheirOwnRun() {
        var run = runs.proposedBy(BO);

        assertThatExceptionOfType(PricingProblem.class)
                .isThrownBy(() -> approveRun.approve(run.id(), AS_BO, YES))
                .returns(SELF_APPROVAL, PricingProblem::kind);
        assertThat(recorded).isEmpty();
    }

    @Test
    void aProjectMayDoWithoutTheSecondPerson() {
        approvals.decide(new ApprovalPolicy(false, null, null, null));
        var run = runs.proposedBy(BO);

        var approved = approveRun.approve(run.id(), AS_BO, YES);

        assertThat(approved.state()).isEqualTo(RunState.APPROVED);
    }

    @ParameterizedTest
    @EnumSource(value = RunState.class, names = "PREVIEW", mode = EnumSource.Mode.EXCLUDE)
    void onlyAPreviewIsApproved(RunState state) {
        var run = runs.in(state, runs.proposedBy(BO));

        assertThatExceptionOfType(PricingProblem.class)
                .isThrownBy(() -> approveRun.approve(run.id(), AS_ANN, YES))
                .returns(RUN_NOT_APPROVABLE, PricingProblem::kind);
        assertThat(lines.asked).isEmpty();
    }

    @Test
    void ofTwoWhoMoveARunAtOnceTheSecondIsTold() {
        var run = runs.proposedBy(BO);
        runs.beforeNextMove(() -> runs.moveBehindOurBack(run));

        assertThatExceptionOfType(PricingProblem.class)
                .isThrownBy(() -> approveRun.approve(run.id(), AS_ANN, YES))
                .returns(RUN_CHANGED_MEANWHILE, PricingProblem::kind);
        assertThat(recorded).isEmpty();
    }

    @Test
    void anotherProjectsRunIsNotThere() {
        var run = runs.proposedBy(BO);
        var elsewhere = new Actor(AS_ANN.user(), new ProjectId(new UUID(9, 9)));

        assertThatExceptionOfType(PricingProblem.class)
                .isThrownBy(() -> approveRun.approve(run.id(), elsewhere, YES))
                .returns(RUN_NOT_FOUND, PricingProblem::kind);
    }

    @Test
    void olderPreviewsOfTheSamePricesExpire() {
        var older = runs.proposedBy(BO);
        var newer = runs.proposedBy(BO);

        approveRun.approve(newer.id(), AS_ANN, YES);

        assertThat(runs.get(older.id()).state()).isEqualTo(RunState.EXPIRED);
        assertThat(recorded).extracting(Change::type).containsExactly("run.approved", "run.expired");
    }

    @Test
    void theFirstOfTwoLeavesAPreview() {
        var run = runs.proposedBy(BO);
        approvals.needsTwo(run);

        var agreed = approveRun.approve(run.id(), AS_ANN, new Yes(Optional.of("fine"), Optional.empty()));

        assertThat(agreed.state()).isEqualTo(RunState.PREVIEW);
        assertThat(lines.asked).isEmpty();
        assertThat(recorded).extracting(Change::type).containsExactly("run.approval_given");
        assertThat(recorded.getFirst().facts().get("approval")).isEqualTo("1 of 2");
        assertThat(recorded.getFirst().facts().get("reason")).isEqualTo("fine");
    }

    @Test
    void theSecondOfTwoApproves() {
        var run = runs.proposedBy(BO);
        approvals.needsTwo(run);
        approveRun.approve(run.id(), AS_ANN, YES);

        var approved = approveRun.approve(run.id(), AS_CY, YES);

        assertThat(approved.state()).isEqualTo(RunState.APPROVED);
        assertThat(approved.history().people().approver()).isEqualTo(AS_CY.user());
        assertThat(lines.asked).containsExactly("approve " + run.id());
        assertThat(recorded).extracting(Change::type).containsExactly("run.approval_given", "run.approved");
    }

    @Test
    void nobodyIsBothOfTwo() {
        var run = runs.proposedBy(BO);
        approvals.needsTwo(run);
        approveRun.approve(run.id(), AS_ANN, YES);

        assertThatExceptionOfType(PricingProblem.class)
                .isThrownBy(() -> approveRun.approve(run.id(), AS_ANN, YES))
                .returns(APPROVED_ALREADY, PricingProblem::kind);
        assertThat(runs.get(run.id()).state()).isEqualTo(RunState.PREVIEW);
    }

    @Test
    void whoAskedIsNeitherOfTwo() {
        var run = runs.proposedBy(BO);
        approvals.needsTwo(run);
        approveRun.approve(run.id(), AS_ANN, YES);

        assertThatExceptionOfType(PricingProblem.class)
                .isThrownBy(() -> approveRun.approve(run.id(), AS_BO, YES))
                .returns(SELF_APPROVAL, PricingProblem::kind);
    }

    @Test
    void otherLinesAreToBeAgreedToAnew() {
        var run = runs.proposedBy(BO);
        approvals.needsTwo(run);
        approveRun.approve(run.id(), AS_ANN, YES);
        approvals.reselect(run.id(), approvals.of(run.id()).need());

        var agreed = approveRun.approve(run.id(), AS_ANN, YES);

        assertThat(agreed.state()).isEqualTo(RunState.PREVIEW);
        assertThat(approvals.of(run.id()).given()).hasSize(1);
    }

    @Test
    void whoSawOtherLinesIsTold() {
        var run = runs.proposedBy(BO);
        approvals.reselect(run.id(), ApprovalNeed.USUAL);

        assertThatExceptionOfType(PricingProblem.class)
                .isThrownBy(() -> approveRun.approve(run.id(), AS_ANN, new Yes(Optional.empty(), Optional.of(0))))
                .returns(RUN_CHANGED_MEANWHILE, PricingProblem::kind);
        assertThat(recorded).isEmpty();
    }

    @Test
    void aProjectMayWantAReason() {
        approvals.decide(new ApprovalPolicy(null, null, true, null));
        var run = runs.proposedBy(BO);

        assertThatExceptionOfType(PricingProblem.class)
                .isThrownBy(() -> approveRun.approve(run.id(), AS_ANN, YES))
                .returns(INVALID_VALUE, PricingProblem::kind);
        assertThat(recorded).isEmpty();
    }

    @Test
    void thePolicyAgreesInNobodysName() {
        var run = runs.proposedBy(BO);
        var need = new ApprovalNeed(ApprovalDecision.AUTO, "small", List.of(), null);

        var approved = approveRun.byPolicy(run, need);

        assertThat(approved.state()).isEqualTo(RunState.APPROVED);
        assertThat(approved.history().people().approver()).isNull();
        assertThat(recorded.getFirst().facts().get("policy")).isEqualTo("small");
        assertThat(recorded.getFirst().actor()).isNull();
    }
}
