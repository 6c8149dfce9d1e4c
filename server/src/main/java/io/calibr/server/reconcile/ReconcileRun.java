package io.calibr.server.reconcile;

import io.calibr.model.RunId;
import io.calibr.server.platform.IdSource;
import io.calibr.server.platform.Transactions;
import io.calibr.server.problem.Kind;
import io.calibr.server.run.FindWrittenRun;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Reads what is still a run's from its channel because somebody asks, and says which prices are not as they were written. */
@Dependent
class ReconcileRun {

    private final FindWrittenRun runs;
    private final ReconciliationStore reconciliations;
    private final CompareChannel compare;
    private final CompleteReconciliation completion;
    private final Transactions transactions;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    ReconcileRun(
            FindWrittenRun runs,
            ReconciliationStore reconciliations,
            CompareChannel compare,
            CompleteReconciliation completion,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        this.runs = runs;
        this.reconciliations = reconciliations;
        this.compare = compare;
        this.completion = completion;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    void reconcile(RunId id, ProjectScope scope) {
        var by = Optional.of(scope.caller().user());
        var one = transactions.call(() -> {
            var run = runs.find(scope.project(), id).orElseThrow(() -> Kind.RUN_HAS_NO_CHANNEL.with("run", id));
            var begun = new Reconciling(ids.next(), run.project(), run.channel(), run.id(), clock.instant(), "");
            reconciliations.begin(begun, by);
            return begun;
        });
        compare.compare(one, Integer.MAX_VALUE, () -> true);
        transactions.run(() -> completion.complete(one, by));
    }
}
