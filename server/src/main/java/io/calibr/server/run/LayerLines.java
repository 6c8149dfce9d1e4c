package io.calibr.server.run;

import io.calibr.engine.layer.LayeredPrice;
import io.calibr.engine.layer.LayeredPricing;
import io.calibr.engine.layer.LayeredPricing.RuledLayer;
import io.calibr.engine.layer.Omnibus;
import io.calibr.engine.layer.PricePeriod;
import io.calibr.engine.price.KnownPrices;
import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.price.PricingEngine;
import io.calibr.engine.price.SkuFacts;
import io.calibr.engine.table.Value;
import io.calibr.model.Money;
import io.calibr.model.Sku;
import io.calibr.server.run.LayeredPriceStore.Known;
import io.calibr.server.run.LayeredPriceStore.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a plan of layers makes of the SKUs it touches: those whose price layers set already, and those that a layer which
 * begins says something of. Everything else is left alone, whatever the channel shows for it.
 */
final class LayerLines {

    private final LayerPlan plan;
    private final PriceRequest request;
    private final LayeredPricing pricing;
    private final LayeredPriceStore store;

    LayerLines(LayerPlan plan, LayeredPriceStore store, PriceRequest request) {
        this.plan = plan;
        this.store = store;
        this.request = request;
        this.pricing = new LayeredPricing(
                plan.policy(),
                plan.active().stream()
                        .map(one -> new RuledLayer(
                                one.layer(), new PricingEngine(one.effect().rules())))
                        .toList());
    }

    /** What a SKU costs, and what layers made of it when it was written last. */
    private record Seen(Known known, Optional<Row> row) {}

    /** The lines of one batch, in its order. */
    List<LayerLine> of(List<SkuFacts> batch) {
        var seen = seen(batch.stream().map(SkuFacts::sku).toList());
        var asked = batch.stream()
                .flatMap(facts -> Optional.ofNullable(seen.get(facts.sku())).map(it -> asked(facts, it)).stream())
                .toList();
        var prices = pricing.price(asked, request);
        var touched = new ArrayList<SkuFacts>();
        var layered = new ArrayList<LayeredPrice>();
        for (var index = 0; index < asked.size(); index++) {
            if (isTouched(asked.get(index), of(seen, asked.get(index)), prices.get(index))) {
                touched.add(asked.get(index));
                layered.add(prices.get(index));
            }
        }
        var sold = sold(touched);
        var lines = new ArrayList<LayerLine>();
        for (var index = 0; index < touched.size(); index++) {
            var facts = touched.get(index);
            lines.add(line(facts, layered.get(index), of(seen, facts), sold));
        }
        return lines;
    }

    private Map<Sku, Seen> seen(List<Sku> skus) {
        var place = plan.place();
        var rows = store.of(place.list().id(), place.channel(), skus);
        var seen = new HashMap<Sku, Seen>();
        store.known(place.list(), skus, plan.at())
                .forEach((sku, known) -> seen.put(sku, new Seen(known, Optional.ofNullable(rows.get(sku)))));
        return seen;
    }

    private static Seen of(Map<Sku, Seen> seen, SkuFacts facts) {
        return Objects.requireNonNull(seen.get(facts.sku()));
    }

    /** The price without layers is the regular one; what Calibr wrote last is the live one. */
    private static SkuFacts asked(SkuFacts facts, Seen seen) {
        var prices = facts.prices();
        var shown = seen.row().map(Row::shown).orElseGet(() -> Shown.of(prices.live(), prices.compareAt()));
        return facts.with(new KnownPrices(
                seen.known().standing(), shown.price(), shown.compareAt(), prices.cost(), prices.map()));
    }

    private boolean isTouched(SkuFacts facts, Seen seen, LayeredPrice price) {
        return seen.row().isPresent()
                || (isShown(facts)
                        && price.steps().stream()
                                .anyMatch(step -> plan.changed().contains(step.layer())));
    }

    /** A sale does not list goods: what the channel does not show stays away. */
    private boolean isShown(SkuFacts facts) {
        return plan.place().channel().isEmpty() || facts.prices().live() != null;
    }

    private Map<Sku, List<PricePeriod>> sold(List<SkuFacts> touched) {
        return plan.announcing().omnibus().isEmpty() || touched.isEmpty()
                ? Map.of()
                : store.sold(
                        plan.place().list(),
                        touched.stream().map(SkuFacts::sku).toList(),
                        plan.at().minus(Omnibus.LOOK_BACK),
                        plan.at());
    }

    private LayerLine line(SkuFacts facts, LayeredPrice price, Seen seen, Map<Sku, List<PricePeriod>> sold) {
        var row = seen.row();
        var before = before(facts, seen);
        var prior = price.isReduced() ? prior(facts, price, row, sold) : price.regular();
        var announced =
                price.isReduced() ? Omnibus.announced(prior, price.price()).orElse(null) : null;
        var wanted = new Shown(price.price(), announced);
        var stays = wanted.equals(before) && seen.known().selling().equals(price.price());
        return new LayerLine(
                facts,
                price,
                before,
                wanted,
                prior,
                row.filter(_ -> price.isLayered()).map(Row::began).orElse(plan.at()),
                stays ? Outcome.UNCHANGED : Outcome.PRICED);
    }

    private Shown before(SkuFacts facts, Seen seen) {
        return plan.place().channel().isEmpty() && seen.row().isEmpty()
                ? Shown.of(seen.known().selling(), null)
                : Shown.of(facts.prices().live(), facts.prices().compareAt());
    }

    /** A reduction that goes on without growing keeps its prior price; one that begins or grows is judged. */
    private Money prior(SkuFacts facts, LayeredPrice price, Optional<Row> row, Map<Sku, List<PricePeriod>> sold) {
        var omnibus = plan.announcing().omnibus().filter(_ -> !isPerishable(facts));
        if (omnibus.isEmpty()) {
            return price.regular();
        }
        var first = row.map(Row::prior);
        var shown = row.map(Row::shown).map(Shown::price);
        if (first.isPresent() && shown.isPresent() && price.price().compareTo(shown.get()) >= 0) {
            return first.get();
        }
        var lowest =
                omnibus.get().lowestBefore(plan.at(), sold.getOrDefault(facts.sku(), List.of()), onSaleSince(facts));
        return omnibus.get().prior(price.regular(), first, lowest);
    }

    /** Whole days are known of its age: the day it was first sold counts as a whole. */
    private Optional<Instant> onSaleSince(SkuFacts facts) {
        return facts.attributes().get("age") instanceof Value.Decimal(var days)
                ? Optional.of(plan.at().minus(Duration.ofDays(days.longValue() + 1)))
                : Optional.empty();
    }

    private boolean isPerishable(SkuFacts facts) {
        return plan.announcing().perishableTag().filter(facts.tags()::contains).isPresent();
    }
}
