package io.calibr.server.run;

import io.calibr.engine.price.KnownPrices;
import io.calibr.engine.price.SkuFacts;
import io.calibr.model.ConnectionId;
import io.calibr.server.catalog.Selection;
import io.calibr.server.run.LayeredPriceStore.Known;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sale is not what rules are measured against: the price under it counts as the live one. */
@Dependent
class StandingPrices {

    private final LayeredPriceStore layered;

    @Inject
    StandingPrices(LayeredPriceStore layered) {
        this.layered = layered;
    }

    /** The facts of a batch without the sales that lie over it, in its order; in the caller's transaction. */
    List<SkuFacts> of(Selection selection, List<SkuFacts> batch) {
        var skus = batch.stream().map(SkuFacts::sku).toList();
        var sold = layered.of(selection.list().id(), selection.connection().map(ConnectionId::new), skus)
                .keySet();
        if (sold.isEmpty()) {
            return batch;
        }
        var known = layered.known(selection.list(), sold, selection.at());
        return batch.stream()
                .map(facts -> withoutSale(facts, known.get(facts.sku())))
                .toList();
    }

    private static SkuFacts withoutSale(SkuFacts facts, @Nullable Known known) {
        var prices = facts.prices();
        return known == null || prices.live() == null
                ? facts
                : facts.with(new KnownPrices(prices.regular(), known.standing(), null, prices.cost(), prices.map()));
    }
}
