package io.calibr.server.run;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Clears the way for the next turn of the layers: what earlier turns have not written yet is not written any more. */
@Dependent
class SupersedeLayers {

    private final RunStore runs;
    private final RunLines lines;
    private final CancelRun cancel;

    @Inject
    SupersedeLayers(RunStore runs, RunLines lines, CancelRun cancel) {
        this.runs = runs;
        this.lines = lines;
        this.cancel = cancel;
    }

    /**
     * Cancels what earlier LAYER runs of the list and channel have not begun to write.
     *
     * @return whether the way is clear; not so while a price is in flight whose outcome decides what is shown
     */
    boolean supersede(LayerPlan.Place place) {
        var clear = true;
        for (var run : runs.layersInMotion(place.list().id(), place.channel())) {
            // first, so that nothing is claimed between looking and cancelling
            lines.cancel(run.id());
            var targets = lines.counts(run.id());
            if (targets.isInFlight()) {
                clear = false;
            } else if (targets.of(TargetState.CANCELLED) > 0) {
                cancel.superseded(run);
            }
        }
        return clear;
    }
}
