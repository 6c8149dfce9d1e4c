package io.calibr.server.run;

import io.calibr.engine.price.SkuFacts;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.server.catalog.Catalogue;
import io.calibr.server.catalog.Selection;
import io.calibr.server.platform.IdSource;
import io.calibr.server.run.LayerPlan.Place;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets layers begin and end: prices what they touch and runs the difference, under the approval that the layers have. */
@Dependent
public class ResolveLayers {

    private static final Logger log = LoggerFactory.getLogger(ResolveLayers.class);

    private final Catalogue catalogue;
    private final ObserveChannel observe;
    private final SupersedeLayers supersede;
    private final LayerRuns runs;
    private final LayeredPriceStore layered;
    private final IdSource ids;

    @Inject
    ResolveLayers(
            Catalogue catalogue,
            ObserveChannel observe,
            SupersedeLayers supersede,
            LayerRuns runs,
            LayeredPriceStore layered,
            IdSource ids) {
        this.catalogue = catalogue;
        this.observe = observe;
        this.supersede = supersede;
        this.runs = runs;
        this.layered = layered;
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
        var rows = layered.of(plan.place().list().id(), plan.place().channel());
        var pricing = new LayerLines(plan, layered, rows);
        var under = runs.begin(new RunId(ids.next()), plan);
        var seen = new HashSet<Sku>();
        if (plan.opens()) {
            catalogue.forEachBatch(selection(plan), batch -> {
                batch.forEach(facts -> seen.add(facts.sku()));
                under.add(pricing.of(batch));
            });
        }
        // what is not for sale any more is put back all the same
        var left = rows.keySet().stream().filter(sku -> !seen.contains(sku)).toList();
        ObserveChannel.batches(left).forEach(batch -> under.add(pricing.of(facts(plan, batch))));
        var run = under.complete();
        log.atInfo()
                .addKeyValue("run", run.id())
                .addKeyValue("layers", plan.changed())
                .addKeyValue("counts", run.counts())
                .log("layers resolved");
        return Optional.of(run.id());
    }

    private List<SkuFacts> facts(LayerPlan plan, List<Sku> skus) {
        return catalogue.find(selection(plan), skus);
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
