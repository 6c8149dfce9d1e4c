package io.calibr.server.run;

import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.price.PricingEngine;
import io.calibr.engine.price.PricingSession;
import io.calibr.engine.price.SkuFacts;
import io.calibr.server.catalog.Catalogue;
import io.calibr.server.catalog.Selection;
import io.calibr.server.event.Journal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Prices every SKU of a run, stores what came of it and asks the policy who has to agree. One transaction: a dry run that dies on the way leaves nothing.
 */
@Dependent
class PriceRun {

    private final Catalogue catalogue;
    private final RunStore runs;
    private final PreviewStore previews;
    private final StandingPrices standing;
    private final AskApproval approval;
    private final Journal journal;

    @Inject
    PriceRun(
            Catalogue catalogue,
            RunStore runs,
            PreviewStore previews,
            StandingPrices standing,
            AskApproval approval,
            Journal journal) {
        this.catalogue = catalogue;
        this.runs = runs;
        this.previews = previews;
        this.standing = standing;
        this.approval = approval;
        this.journal = journal;
    }

    @Transactional
    Run price(Run run, Selection selection, PricingEngine engine, PriceRequest request) {
        runs.insert(run);
        var tally = new Tally(run.plan().pins().request());
        try (var pricing = engine.session()) {
            catalogue.forEachBatch(
                    selection,
                    batch -> previews.add(run, priced(pricing, standing.of(selection, batch), request, tally)));
        }
        previews.complete(tally.skus());
        runs.complete(run, tally.counts, tally.hash.hex());
        var complete = new Run(run.id(), run.plan(), run.state(), run.version(), run.history(), tally.counts);
        journal.record(RunEvents.by(
                new Actor(run.requestedBy(), run.plan().project()), "run.previewed", complete, facts(tally)));
        return approval.ask(complete);
    }

    private static List<PricedLine> priced(
            PricingSession pricing, List<SkuFacts> batch, PriceRequest request, Tally tally) {
        var outcomes = pricing.price(batch, request);
        return IntStream.range(0, batch.size())
                .mapToObj(index -> {
                    var facts = batch.get(index);
                    var text = FactsJson.text(facts);
                    tally.add(facts, text, Outcome.of(outcomes.get(index).outcome()));
                    return new PricedLine(
                            outcomes.get(index),
                            text,
                            Shown.of(facts.prices().live(), facts.prices().compareAt()));
                })
                .toList();
    }

    private static Map<String, ?> facts(Tally tally) {
        return Map.of("counts", tally.counts);
    }

    /** Counts and hashes as SKUs go by. */
    private static final class Tally {

        private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        private final InputHash hash;

        Tally(String request) {
            hash = new InputHash(request);
            for (var outcome : Outcome.values()) {
                counts.put(outcome, 0);
            }
        }

        int skus() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }

        void add(SkuFacts facts, String text, Outcome outcome) {
            counts.merge(outcome, 1, Integer::sum);
            hash.line(facts.sku().value());
            hash.line(text);
        }
    }
}
