package io.calibr.server.layer;

import io.calibr.model.RunId;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.server.event.ClockWork;
import io.calibr.server.event.Job;
import io.calibr.server.event.JobMeters;
import io.calibr.server.event.Journal;
import io.calibr.server.layer.LayerStore.DuePlace;
import io.calibr.server.platform.Transactions;
import io.calibr.server.problem.PricingProblem;
import io.calibr.server.run.ResolveLayers;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens and closes layers as the business clock says. The run that follows and the layers' new states are one transaction,
 * with the layers of that list and channel locked: however many servers look, a window opens once. What was missed while no
 * server ran is made up for at the next turn, in one run for the prices that hold then.
 */
@Dependent
class TurnLayers implements ClockWork {

    private static final Logger log = LoggerFactory.getLogger(TurnLayers.class);

    private final LayerStore layers;
    private final LayerPlans plans;
    private final ResolveLayers resolve;
    private final Journal journal;
    private final JobMeters meters;
    private final Transactions transactions;
    private final Clock clock;

    @Inject
    TurnLayers(
            LayerStore layers,
            LayerPlans plans,
            ResolveLayers resolve,
            Journal journal,
            JobMeters meters,
            Transactions transactions,
            Clock clock) {
        this.layers = layers;
        this.plans = plans;
        this.resolve = resolve;
        this.journal = journal;
        this.meters = meters;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void doWhatIsDue() {
        var at = clock.instant();
        for (var place : transactions.call(() -> layers.due(at))) {
            try {
                turn(place, at);
            } catch (PricingProblem | ConnectorException failure) {
                // tried again in the next round: counted, but no event for each
                meters.failed(Job.MATERIALIZE);
                log.atWarn()
                        .addKeyValue("list", place.place().list())
                        .addKeyValue("reason", failure.getMessage())
                        .log("layers could not turn and will be tried again");
            } catch (RuntimeException failed) {
                // one place that fails keeps no other's sales from opening or closing
                log.atError()
                        .setCause(failed)
                        .addKeyValue("list", place.place().list())
                        .log("layers failed to turn and stay due");
            }
        }
    }

    private void turn(DuePlace due, Instant at) {
        var ahead = transactions.call(() -> plans.plan(due, layers.of(due.place()), at));
        ahead.ifPresent(resolve::observe);
        transactions.run(() -> {
            var locked = layers.locked(due.place());
            var plan = plans.plan(due, locked, at);
            if (plan.isEmpty()) {
                move(locked, at, Optional.empty());
                return;
            }
            var run = resolve.resolve(plan.get());
            if (run.isPresent()) {
                move(locked, at, run);
            }
        });
    }

    private void move(List<ScheduledLayer> locked, Instant at, Optional<RunId> run) {
        for (var layer : locked) {
            if (layer.isDue(at)) {
                var turned = layer.turned(at);
                layers.move(layer, turned);
                event(layer, turned, at).ifPresent(type -> journal.record(LayerEvents.byCalibr(type, turned, run)));
            }
        }
    }

    private static Optional<String> event(ScheduledLayer before, ScheduledLayer after, Instant at) {
        if (before.state() == after.state()) {
            return Optional.empty();
        }
        return Optional.of(
                before.isMissed(at)
                        ? "layer.missed"
                        : after.state() == LayerState.OPEN ? "layer.opened" : "layer.ended");
    }
}
