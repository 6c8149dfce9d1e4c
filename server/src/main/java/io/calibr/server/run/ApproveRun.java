package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.server.event.Journal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;

import static io.calibr.server.problem.Kind.RUN_CHANGED_MEANWHILE;
import static io.calibr.server.problem.Kind.RUN_NOT_FOUND;
import static io.calibr.server.problem.Kind.SELF_APPROVAL;

/** A second pair of eyes says yes. Older previews of the same prices are void from then on. */
@Dependent
class ApproveRun {

    private final RunStore runs;
    private final RunLines lines;
    private final Journal journal;
    private final Clock clock;

    @Inject
    ApproveRun(RunStore runs, RunLines lines, Journal journal, Clock clock) {
        this.runs = runs;
        this.lines = lines;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    Run approve(RunId id, Actor approver) {
        var run = runs.find(approver.project(), id).orElseThrow(() -> RUN_NOT_FOUND.with("run", id));
        if (run.requestedBy().equals(approver.user())
                && runs.policy(approver.project()).fourEyes()) {
            throw SELF_APPROVAL.with("run", id);
        }
        var approved = run.approvedBy(approver.user(), clock.instant());
        if (!runs.move(run, approved)) {
            throw RUN_CHANGED_MEANWHILE.with("run", id);
        }
        lines.approve(approved);
        journal.record(RunEvents.by(approver, "run.approved", approved));
        runs.olderPreviews(approved).forEach(older -> expire(older, approved));
        return approved;
    }

    /** A LAYER run is covered by the approval of its layers: it is approved in the name of whoever gave that, and queued. */
    Run covered(Run run, LayerPlan plan) {
        var approved = run.approvedBy(plan.people().approver(), clock.instant());
        var queued = approved.queued(clock.instant());
        if (!runs.move(run, approved) || !runs.move(approved, queued)) {
            throw RUN_CHANGED_MEANWHILE.with("run", run.id());
        }
        lines.approve(approved);
        journal.record(RunEvents.byCalibr("run.approved", approved, Map.of("policy", "approvalOfLayers")));
        runs.olderPreviews(approved).forEach(older -> expire(older, approved));
        journal.record(RunEvents.byCalibr("run.queued", queued, Map.of()));
        return queued;
    }

    private void expire(Run older, Run approved) {
        var expired = older.expired();
        if (runs.move(older, expired)) {
            lines.reject(expired);
            journal.record(RunEvents.byCalibr("run.expired", expired, Map.of("coveredBy", approved.id())));
        }
    }
}
