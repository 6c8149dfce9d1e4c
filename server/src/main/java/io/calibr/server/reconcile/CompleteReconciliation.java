package io.calibr.server.reconcile;

import io.calibr.model.PriceListId;
import io.calibr.model.RunId;
import io.calibr.model.UserId;
import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import io.calibr.server.run.RestorePrices;
import io.calibr.server.run.RestorePrices.Wrong;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Counts what was found, has written again what the policy wants so, and records it; in the caller's transaction. */
@Dependent
class CompleteReconciliation {

    private static final int BATCH = 1_000;

    private final ReconciliationStore reconciliations;
    private final ReconciliationReader reader;
    private final FindingStore findings;
    private final ReconcilePolicyStore policies;
    private final RestorePrices restore;
    private final Journal journal;
    private final Clock clock;

    @Inject
    CompleteReconciliation(
            ReconciliationStore reconciliations,
            ReconciliationReader reader,
            FindingStore findings,
            ReconcilePolicyStore policies,
            RestorePrices restore,
            Journal journal,
            Clock clock) {
        this.reconciliations = reconciliations;
        this.reader = reader;
        this.findings = findings;
        this.policies = policies;
        this.restore = restore;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param by who asked; empty for the clock */
    ReconciliationView complete(Reconciling one, Optional<UserId> by) {
        reconciliations.complete(one, clock.instant());
        var found = reader.one(one.project(), one.id()).orElseThrow();
        var runs = policies.of(one.project())
                .by()
                .map(requester -> restore(one, requester))
                .orElse(List.of());
        var facts = new LinkedHashMap<String, Object>();
        facts.put("reconciliation", one.id());
        facts.put("channel", one.connection());
        facts.put("counts", found.counts());
        facts.put("mismatches", found.mismatches());
        if (!runs.isEmpty()) {
            facts.put("restoredBy", runs);
        }
        var run = one.run();
        journal.record(new Change(
                        found.mismatches() > 0 ? "reconciliation.mismatch" : "reconciliation.completed",
                        run == null ? "connection" : "run",
                        run == null ? one.connection().value() : run.value(),
                        by.map(UserId::value).orElse(null),
                        facts)
                .in(one.project()));
        return found;
    }

    private List<RunId> restore(Reconciling one, UserId requester) {
        return findings.listsToRestore(one.id()).stream()
                .map(list -> restore(one, list, requester))
                .toList();
    }

    private RunId restore(Reconciling one, PriceListId list, UserId requester) {
        var place = new RestorePrices.Place(one.project(), one.connection(), list, requester, one.id());
        var run = restore.restore(place, new Pages(one, list)::next);
        findings.restoredBy(one.id(), list, run);
        return run;
    }

    /** The prices to be restored, a batch at a time. */
    private final class Pages {

        private final Reconciling one;
        private final PriceListId list;
        private String after = "";

        Pages(Reconciling one, PriceListId list) {
            this.one = one;
            this.list = list;
        }

        List<Wrong> next() {
            var wrong = findings.toRestore(one.id(), list, after, BATCH);
            if (!wrong.isEmpty()) {
                after = wrong.getLast().sku().value();
            }
            return wrong;
        }
    }
}
