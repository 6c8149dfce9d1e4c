package io.calibr.server.layer;

import io.calibr.model.RunId;
import io.calibr.server.event.Event;
import io.calibr.server.event.EventConsumer;
import io.calibr.server.run.FindLayerRuns;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;

/** Has the sales looked at again when a run has moved the prices that they lie over. Hearing it twice changes nothing more. */
@Dependent
class MovePricesUnderLayers implements EventConsumer {

    private final FindLayerRuns runs;
    private final LayerStore layers;
    private final Clock clock;

    @Inject
    MovePricesUnderLayers(FindLayerRuns runs, LayerStore layers, Clock clock) {
        this.runs = runs;
        this.layers = layers;
        this.clock = clock;
    }

    /** A cancelled run may have written some of its prices. */
    @Override
    public Set<String> types() {
        return Set.of("run.completed", "run.cancelled");
    }

    @Override
    public void accept(Event event) {
        var lists = runs.salesTouchedBy(RunId.of(event.entityId()));
        lists.forEach(list -> layers.againOn(list, clock.instant()));
    }
}
