package io.calibr.server.reconcile;

import io.calibr.server.platform.IdSource;
import io.calibr.server.reconcile.WatchStore.Claim;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** The channels whose time has come, with where their reading stands; each method in the caller's transaction. */
@Dependent
class DueChannels {

    private final WatchStore watches;
    private final ReconciliationStore reconciliations;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    DueChannels(WatchStore watches, ReconciliationStore reconciliations, IdSource ids, Clock clock) {
        this.watches = watches;
        this.reconciliations = reconciliations;
        this.ids = ids;
        this.clock = clock;
    }

    /** A channel that this worker has, and its reading: begun just now, or by a worker before. */
    record Due(Claim claim, Reconciling reading) {}

    Optional<Due> claim() {
        return watches.claim(clock.instant())
                .map(claim -> new Due(
                        claim,
                        claim.reconciliation().map(reconciliations::underWay).orElseGet(() -> begin(claim))));
    }

    private Reconciling begin(Claim claim) {
        var reading = new Reconciling(ids.next(), claim.project(), claim.connection(), null, clock.instant(), "");
        reconciliations.begin(reading, Optional.empty());
        watches.at(claim, reading.id());
        return reading;
    }

    boolean keep(Due due) {
        return watches.keep(due.claim());
    }

    void release(Due due) {
        watches.release(due.claim());
    }

    /** Crosses out what was due; false if another worker has the channel by now. */
    boolean done(Due due) {
        return watches.done(due.claim(), due.reading().at(), clock.instant());
    }
}
