package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.server.event.Journal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import static io.calibr.server.problem.Kind.RUN_CHANGED_MEANWHILE;
import static io.calibr.server.problem.Kind.RUN_NOT_FOUND;

/** Says no: nothing of the run will be written. */
@Dependent
class RejectRun {

    private final RunStore runs;
    private final RunLines lines;
    private final ApprovalStore approvals;
    private final Journal journal;
    private final Clock clock;

    @Inject
    RejectRun(RunStore runs, RunLines lines, ApprovalStore approvals, Journal journal, Clock clock) {
        this.runs = runs;
        this.lines = lines;
        this.approvals = approvals;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param reason for the record */
    @Transactional
    Run reject(RunId id, Actor approver, Optional<String> reason) {
        var run = runs.find(approver.project(), id).orElseThrow(() -> RUN_NOT_FOUND.with("run", id));
        approvals.policy(approver.project()).checkReason(reason);
        var rejected = run.rejectedBy(approver.user(), clock.instant());
        if (!runs.move(run, rejected)) {
            throw RUN_CHANGED_MEANWHILE.with("run", id);
        }
        lines.reject(rejected);
        journal.record(RunEvents.by(
                approver,
                "run.rejected",
                rejected,
                reason.map(text -> Map.of("reason", text)).orElse(Map.of())));
        return rejected;
    }
}
