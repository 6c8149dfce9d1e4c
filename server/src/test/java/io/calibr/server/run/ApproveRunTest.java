package io.calibr.server.run;

import io.calibr.model.ProjectId;
import io.calibr.model.UserId;
import io.calibr.server.event.Change;
import io.calibr.server.problem.PricingProblem;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    private final InMemoryRuns runs = new InMemoryRuns();
    private final RememberedLines lines = new RememberedLines();
    private final List<Change> recorded = new ArrayList<>();
    private final ApproveRun approveRun =
            new ApproveRun(runs, lines, recorded::add, Clock.fixed(InMemoryRuns.NOW, ZoneOffset.UTC));

    @Test
    void aSecondPersonApproves() {
        var run = runs.proposedBy(BO);

        var approved = approveRun.approve(run.id(), AS_ANN);

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
                .isThrownBy(() -> approveRun.approve(run.id(), AS_BO))
                .returns(SELF_APPROVAL, PricingProblem::kind);
        assertThat(recorded).isEmpty();
    }

    @Test
    void aProjectMayDoWithoutTheSecondPerson() {
        runs.policy(new Policy(false, false));
        var run = runs.proposedBy(BO);

        var approved = approveRun.approve(run.id(), AS_BO);

        assertThat(approved.state()).isEqualTo(RunState.APPROVED);
    }

    @ParameterizedTest
    @EnumSource(value = RunState.class, names = "PREVIEW", mode = EnumSource.Mode.EXCLUDE)
    void onlyAPreviewIsApproved(RunState state) {
        var run = runs.in(state, runs.proposedBy(BO));

        assertThatExceptionOfType(PricingProblem.class)
                .isThrownBy(() -> approveRun.approve(run.id(), AS_ANN))
                .returns(RUN_NOT_APPROVABLE, PricingProblem::kind);
        assertThat(lines.asked).isEmpty();
    }

    @Test
    void ofTwoWhoMoveARunAtOnceTheSecondIsTold() {
        var run = runs.proposedBy(BO);
        runs.beforeNextMove(() -> runs.moveBehindOurBack(run));

        assertThatExceptionOfType(PricingProblem.class)
                .isThrownBy(() -> approveRun.approve(run.id(), AS_ANN))
                .returns(RUN_CHANGED_MEANWHILE, PricingProblem::kind);
        assertThat(recorded).isEmpty();
    }

    @Test
    void anotherProjectsRunIsNotThere() {
        var run = runs.proposedBy(BO);
        var elsewhere = new Actor(AS_ANN.user(), new ProjectId(new UUID(9, 9)));

        assertThatExceptionOfType(PricingProblem.class)
                .isThrownBy(() -> approveRun.approve(run.id(), elsewhere))
                .returns(RUN_NOT_FOUND, PricingProblem::kind);
    }

    @Test
    void olderPreviewsOfTheSamePricesExpire() {
        var older = runs.proposedBy(BO);
        var newer = runs.proposedBy(BO);

        approveRun.approve(newer.id(), AS_ANN);

        assertThat(runs.get(older.id()).state()).isEqualTo(RunState.EXPIRED);
        assertThat(recorded).extracting(Change::type).containsExactly("run.approved", "run.expired");
    }
}
