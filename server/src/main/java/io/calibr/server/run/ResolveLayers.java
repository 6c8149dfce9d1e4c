package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.server.catalog.Catalogue;
import io.calibr.server.catalog.Selection;
import io.calibr.server.platform.IdSource;
import io.calibr.server.run.LayerPlan.Place;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Lets layers begin and end: prices what they touch and runs the difference, under the approval that the layers have. */
@Dependent
public class ResolveLayers {

    private final Catalogue catalogue;
    private final FindChannel channels;
    private final ObserveChannel observe;
    private final SupersedeLayers supersede;
    private final LayerRuns runs;
    private final LayeredPriceStore layered;
    private final MaterializeRecords records;
    private final IdSource ids;

    @Inject
    ResolveLayers(
            Catalogue catalogue,
            FindChannel channels,
            ObserveChannel observe,
            SupersedeLayers supersede,
            LayerRuns runs,
            LayeredPriceStore layered,
            MaterializeRecords records,
            IdSource ids) {
        this.catalogue = catalogue;
        this.channels = channels;
        this.observe = observe;
        this.supersede = supersede;
        this.runs = runs;
        this.layered = layered;
        this.records = records;
        this.ids = ids;
    }

    /** Reads what the channel shows where a layer is about to begin; outside of any transaction. */
    public void observe(LayerPlan plan) {
        plan.place()
                .channel()
                .filter(_ -> plan.opens())
                .ifPresent(channel -> observe.observe(channel, selection(plan)));
    }

    /**
     * Makes the run that lets the plan hold, approved and queued.
     *
     * @return empty while an earlier run's price is still in flight: ask again later
     */
    @Transactional
    public Optional<RunId> resolve(LayerPlan plan) {
        if (!supersede.supersede(plan.place())) {
            return Optional.empty();
        }
        var underway = records.begin();
        var selection = selection(plan);
        var request = selection.request(plan.place()
                .channel()
                .map(channel ->
                        channels.named(plan.place().project(), channel.value().toString()))
                .map(FindChannel.Named::slug)
                .orElse(""));
        var pricing = new LayerLines(plan, layered, request);
        var under = runs.begin(new RunId(ids.next()), plan, request);
        if (plan.opens()) {
            catalogue.forEachBatch(selection, batch -> under.add(pricing.of(batch)));
        }
        // what no layer touches any more, or is not for sale, is put back all the same
        var left = layered.withoutLine(under.run(), Optional.empty());
        while (!left.isEmpty()) {
            under.add(pricing.of(catalogue.find(selection, left)));
            left = layered.withoutLine(under.run(), Optional.of(left.getLast()));
        }
        var run = under.complete();
        underway.done(run, plan.changed());
        return Optional.of(run.id());
    }

    private static Selection selection(LayerPlan plan) {
        Place place = plan.place();
        return new Selection(
                place.project(),
                place.zone(),
                place.list(),
                plan.at(),
                place.channel().<UUID>map(channel -> channel.value()));
    }
}
