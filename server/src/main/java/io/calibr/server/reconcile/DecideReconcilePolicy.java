package io.calibr.server.reconcile;

import io.calibr.server.problem.Kind;
import io.calibr.server.run.DecidePolicy;
import io.calibr.server.run.DecidePolicy.Decided;
import io.calibr.server.run.DecidePolicy.Decision;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps what a project decides about drift. It counts from the next reading of a channel on. */
@Dependent
class DecideReconcilePolicy {

    private static final String ABOUT = "drift";
    private static final BigDecimal MOST_PERCENT = new BigDecimal(100);

    private final ReconcilePolicyStore policies;
    private final DecidePolicy decisions;

    @Inject
    DecideReconcilePolicy(ReconcilePolicyStore policies, DecidePolicy decisions) {
        this.policies = policies;
        this.decisions = decisions;
    }

    @Transactional
    Decided<ReconcilePolicy> current(ProjectScope scope) {
        return decisions.current(scope, ABOUT, project -> policies.of(project).policy());
    }

    @Transactional
    Decided<ReconcilePolicy> decide(ProjectScope scope, @Nullable Long seen, ReconcilePolicy wanted) {
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
        var settings =
                Map.of("reconcile", wanted, "reconcileBy", scope.caller().user().toString());
        var facts = Map.of(
                "minor", wanted.action(FindingKind.MINOR),
                "mismatch", wanted.action(FindingKind.MISMATCH),
                "missing", wanted.action(FindingKind.MISSING),
                "foreignCurrency", wanted.action(FindingKind.FOREIGN_CURRENCY),
                "minorUnits", tolerance.minorUnits(),
                "percent", tolerance.percent());
        return decisions.decide(scope, seen, wanted, new Decision(ABOUT, settings, facts));
    }

    private static void requireNotAdopted(ReconcilePolicy wanted, FindingKind kind, String member, String why) {
        if (wanted.action(kind) == DriftAction.ADOPT) {
            throw Kind.INVALID_VALUE.because(why).with("member", member);
        }
    }
}
