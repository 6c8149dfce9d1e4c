package io.calibr.server.reconcile;

import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Map;

/** Keeps what a project decides about drift. It counts from the next reading of a channel on. */
@Dependent
class DecideReconcilePolicy {

    private static final BigDecimal MOST_PERCENT = new BigDecimal(100);

    private final ReconcilePolicyStore policies;
    private final Journal journal;

    @Inject
    DecideReconcilePolicy(ReconcilePolicyStore policies, Journal journal) {
        this.policies = policies;
        this.journal = journal;
    }

    @Transactional
    ReconcilePolicy current(ProjectScope scope) {
        return policies.of(scope.project()).policy();
    }

    @Transactional
    ReconcilePolicy decide(ProjectScope scope, ReconcilePolicy wanted) {
        requireNotAdopted(wanted, FindingKind.MISSING, "missing", "what is not listed has no price to take over");
        requireNotAdopted(
                wanted,
                FindingKind.FOREIGN_CURRENCY,
                "foreignCurrency",
                "a price list has one currency and takes over no price in another");
        var tolerance = wanted.tolerance();
        if (tolerance.minorUnits() < 0) {
            throw Kind.INVALID_VALUE.because("it is at least 0").with("member", "minorUnits");
        }
        if (tolerance.percent().signum() < 0 || tolerance.percent().compareTo(MOST_PERCENT) > 0) {
            throw Kind.INVALID_VALUE.because("it is between 0 and 100").with("member", "percent");
        }
        var by = scope.caller().user();
        policies.decide(scope.project(), wanted, by);
        journal.record(new Change(
                        "project.drift_decided",
                        "project",
                        scope.project().value(),
                        by.value(),
                        Map.of(
                                "minor", wanted.action(FindingKind.MINOR),
                                "mismatch", wanted.action(FindingKind.MISMATCH),
                                "missing", wanted.action(FindingKind.MISSING),
                                "foreignCurrency", wanted.action(FindingKind.FOREIGN_CURRENCY),
                                "minorUnits", tolerance.minorUnits(),
                                "percent", tolerance.percent()))
                .in(scope.project()));
        return wanted;
    }

    private static void requireNotAdopted(ReconcilePolicy wanted, FindingKind kind, String member, String why) {
        if (wanted.action(kind) == DriftAction.ADOPT) {
            throw Kind.INVALID_VALUE.because(why).with("member", member);
        }
    }
}
