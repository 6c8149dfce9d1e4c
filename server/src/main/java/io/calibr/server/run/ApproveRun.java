package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import io.calibr.server.run.RunApproval.Given;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import static io.calibr.server.problem.Kind.APPROVED_ALREADY;
import static io.calibr.server.problem.Kind.RUN_CHANGED_MEANWHILE;
import static io.calibr.server.problem.Kind.RUN_NOT_FOUND;
import static io.calibr.server.problem.Kind.SELF_APPROVAL;

/** A second pair of eyes says yes, and a third where the run needs it. Older previews of the same prices are void from then on. */
@Dependent
class ApproveRun {

    private final RunStore runs;
    private final RunLines lines;
    private final ApprovalStore approvals;
    private final Journal journal;
    private final Clock clock;

    @Inject
    ApproveRun(RunStore runs, RunLines lines, ApprovalStore approvals, Journal journal, Clock clock) {
        this.runs = runs;
        this.lines = lines;
        this.approvals = approvals;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * What somebody says yes to.
     *
     * @param selection which choice of lines they have seen; empty for whichever it is now
     */
    record Yes(Optional<String> reason, Optional<Integer> selection) {}

    /** Approved, or still a preview where somebody else has to agree too. */
    @Transactional
    Run approve(RunId id, Actor approver, Yes yes) {
        var run = runs.find(approver.project(), id).orElseThrow(() -> RUN_NOT_FOUND.with("run", id));
        var policy = approvals.policy(approver.project());
        if (run.requestedBy().equals(approver.user()) && policy.needsSecondPair()) {
            throw SELF_APPROVAL.with("run", id);
        }
        policy.checkReason(yes.reason());
        var soFar = approvals.of(id);
        var next = soFar.isLast() ? run.approvedBy(approver.user(), clock.instant()) : run.amended();
        check(run, approver, yes, soFar);
        move(run, next);
        approvals.give(id, soFar.selection(), new Given(approver.user(), clock.instant(), yes.reason()));
        if (next.state() == RunState.APPROVED) {
            settle(next, RunEvents.by(approver, "run.approved", next, facts(yes, soFar)));
        } else {
            journal.record(RunEvents.by(approver, "run.approval_given", next, facts(yes, soFar)));
        }
        return next;
    }

    /** The project's policy agrees by itself. */
    Run byPolicy(Run run, ApprovalNeed need) {
        var approved = run.approvedBy(null, clock.instant());
        move(run, approved);
        var rule = Map.of("policy", Objects.requireNonNull(need.rule()));
        settle(approved, RunEvents.byCalibr("run.approved", approved, rule));
        return approved;
    }

    /** A LAYER run is covered by the approval of its layers: it is approved in the name of whoever gave that, and queued. */
    Run covered(Run run, LayerPlan plan) {
        var approved = run.approvedBy(plan.people().approver(), clock.instant());
        var queued = approved.queued(clock.instant());
        move(run, approved);
        move(approved, queued);
        settle(approved, RunEvents.byCalibr("run.approved", approved, Map.of("policy", "approvalOfLayers")));
        journal.record(RunEvents.byCalibr("run.queued", queued, Map.of()));
        return queued;
    }

    private static void check(Run run, Actor approver, Yes yes, RunApproval soFar) {
        if (yes.selection().filter(seen -> seen != soFar.selection()).isPresent()) {
            throw RUN_CHANGED_MEANWHILE
                    .because("lines were left out or taken back since")
                    .with("run", run.id());
        }
        if (soFar.isFrom(approver.user())) {
            throw APPROVED_ALREADY.with("run", run.id());
        }
    }

    private static Map<String, ?> facts(Yes yes, RunApproval soFar) {
        var facts = new LinkedHashMap<String, Object>();
        var needed = soFar.need().decision().people();
        if (needed > 1) {
            facts.put("approval", soFar.given().size() + 1 + " of " + needed);
        }
        yes.reason().ifPresent(reason -> facts.put("reason", reason));
        return facts;
    }

    private void settle(Run approved, Change event) {
        lines.approve(approved);
        journal.record(event);
        runs.olderPreviews(approved).forEach(older -> expire(older, approved));
    }

    private void move(Run from, Run to) {
        if (!runs.move(from, to)) {
            throw RUN_CHANGED_MEANWHILE.with("run", from.id());
        }
    }

    private void expire(Run older, Run approved) {
        var expired = older.expired();
        if (runs.move(older, expired)) {
            lines.reject(expired);
            journal.record(RunEvents.byCalibr("run.expired", expired, Map.of("coveredBy", approved.id())));
        }
    }
}
