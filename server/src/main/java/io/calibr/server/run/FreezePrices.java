package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.server.connector.FreezeView;
import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.calibr.server.problem.Kind.PRICES_FROZEN;

/**
 * Keeps the prices of a project, or of one of its connections, as they are. Runs that are being applied are halted; what
 * is in flight ends as usual. Those of sales, and what is queued, wait and go on by themselves when the freeze is lifted.
 */
@Dependent
class FreezePrices {

    private final Freezes freezes;
    private final RunStore runs;
    private final StartRun start;
    private final Journal journal;
    private final Clock clock;

    @Inject
    FreezePrices(Freezes freezes, RunStore runs, StartRun start, Journal journal, Clock clock) {
        this.freezes = freezes;
        this.runs = runs;
        this.start = start;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    FreezeView freeze(Actor actor, Optional<ConnectionId> connection, String reason) {
        var place = new Freezes.Place(actor.project(), connection);
        var freeze = new FreezeView(reason, actor.user(), clock.instant());
        if (!freezes.add(place, freeze)) {
            throw PRICES_FROZEN.because(
                    freezes.of(place).map(FreezeView::reason).orElse(reason));
        }
        journal.record(change(actor, connection, "frozen", Map.of("reason", reason)));
        within(place, RunState.APPLYING).stream()
                .filter(run -> run.plan().kind() != RunKind.LAYER)
                .forEach(run -> halt(run, reason));
        return freeze;
    }

    /** Where nothing is frozen, nothing changes. */
    @Transactional
    void lift(Actor actor, Optional<ConnectionId> connection) {
        var place = new Freezes.Place(actor.project(), connection);
        if (!freezes.remove(place)) {
            return;
        }
        journal.record(change(actor, connection, "unfrozen", Map.of()));
        within(place, RunState.QUEUED).forEach(start::start);
        within(place, RunState.APPLYING).forEach(start::goOn);
    }

    @Transactional
    Optional<FreezeView> current(Actor actor) {
        return freezes.of(new Freezes.Place(actor.project(), Optional.empty()));
    }

    private void halt(Run run, String reason) {
        var halted = run.halted();
        if (runs.move(run, halted)) {
            runs.explain(run.id(), "frozen: " + reason);
            journal.record(RunEvents.byCalibr("run.halted", halted, Map.of("reason", "frozen: " + reason)));
        }
    }

    private List<Run> within(Freezes.Place place, RunState state) {
        return runs.inState(state).stream()
                .filter(run -> run.plan().project().equals(place.project()))
                .filter(run -> place.connection().isEmpty()
                        || place.connection().equals(run.plan().connection()))
                .toList();
    }

    private static Change change(
            Actor actor, Optional<ConnectionId> connection, String what, Map<String, String> facts) {
        var user = actor.user().value();
        return connection
                .map(id -> new Change("connection." + what, "connection", id.value(), user, facts))
                .orElseGet(() ->
                        new Change("project." + what, "project", actor.project().value(), user, facts))
                .in(actor.project());
    }
}
