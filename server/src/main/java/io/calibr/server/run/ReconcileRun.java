package io.calibr.server.run;

import io.calibr.model.ChannelRef;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.server.event.Journal;
import io.calibr.server.platform.IdSource;
import io.calibr.server.platform.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static io.calibr.server.problem.Kind.RUN_HAS_NO_CHANNEL;
import static io.calibr.server.problem.Kind.RUN_NOT_FOUND;

/** Reads a run's prices from its channel and says which are not as they were written. */
@Dependent
class ReconcileRun {

    private final RunStore runs;
    private final ReconciliationStore reconciliations;
    private final ObserveChannel observe;
    private final Transactions transactions;
    private final Journal journal;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    ReconcileRun(
            RunStore runs,
            ReconciliationStore reconciliations,
            ObserveChannel observe,
            Transactions transactions,
            Journal journal,
            IdSource ids,
            Clock clock) {
        this.runs = runs;
        this.reconciliations = reconciliations;
        this.observe = observe;
        this.transactions = transactions;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    Reconciliation reconcile(RunId id, Actor actor) {
        var run = transactions.call(
                () -> runs.find(actor.project(), id).orElseThrow(() -> RUN_NOT_FOUND.with("run", id)));
        var connection = run.plan().connection().orElseThrow(() -> RUN_HAS_NO_CHANNEL.with("run", id));
        var intended = transactions.call(() -> reconciliations.intended(id));
        var live = observe.observe(connection, ObserveChannel.batches(List.copyOf(intended.keySet())));
        var findings = new LinkedHashMap<Sku, Finding>();
        intended.forEach((sku, price) -> findings.put(sku, Finding.of(price, live.get(new ChannelRef(sku.value())))));
        var found = Reconciliation.of(ids.next(), id, clock.instant(), findings);
        transactions.run(() -> record(run, found, actor));
        return found;
    }

    private void record(Run run, Reconciliation found, Actor actor) {
        reconciliations.insert(found, actor.user().value());
        var type = found.hasMismatch() ? "reconciliation.mismatch" : "reconciliation.completed";
        journal.record(RunEvents.by(actor, type, run, Map.of("counts", found.counts())));
    }
}
