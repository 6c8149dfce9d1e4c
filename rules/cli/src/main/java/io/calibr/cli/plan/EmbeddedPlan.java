package io.calibr.cli.plan;

import io.calibr.cli.plan.PlanLine.Shown;
import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.explain.FiredRow;
import io.calibr.engine.price.PriceOutcome;
import io.calibr.engine.price.PriceRequest;
import io.calibr.engine.price.PricedSku;
import io.calibr.engine.price.PricingEngine;
import io.calibr.engine.price.PricingSession;
import io.calibr.engine.price.SkuFacts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Prices batches of SKUs in this process, with one set of rules or with two to compare. */
public final class EmbeddedPlan implements AutoCloseable {

    private final RuleSet rules;
    private final PriceRequest request;
    private final PricingSession session;
    private final Optional<PricingSession> former;

    /**
     * A plan of the rules.
     *
     * @param formerRules whose prices are those before; without them, what the shop shows
     */
    public EmbeddedPlan(RuleSet rules, Optional<RuleSet> formerRules, PriceRequest request) {
        this.rules = rules;
        this.request = request;
        this.session = new PricingEngine(rules).session();
        this.former = formerRules.map(known -> new PricingEngine(known).session());
    }

    /** Prices a batch and hands over a line for each SKU, in its order. */
    public void price(List<SkuFacts> batch, Consumer<PlanLine> lines) {
        var priced = session.price(batch, request);
        var before = former.map(known -> known.price(batch, request));
        for (var index = 0; index < batch.size(); index++) {
            var facts = batch.get(index);
            var shown = shown(facts);
            var from = before.isEmpty()
                    ? shown
                    : after(shown, before.get().get(index).outcome());
            lines.accept(line(facts, priced.get(index), from, shown));
        }
    }

    @Override
    public void close() {
        session.close();
        former.ifPresent(PricingSession::close);
    }

    private PlanLine line(SkuFacts facts, PricedSku priced, Shown before, Shown shown) {
        var outcome = priced.outcome();
        var row = priced.explanation()
                .acting()
                .map(step -> FiredRow.of(rules, step.table(), step.row()).toString())
                .orElse("");
        return new PlanLine(
                facts.sku().value(),
                outcome.word(),
                before,
                after(shown, outcome),
                facts.prices().cost(),
                row,
                outcome.because());
    }

    private static Shown shown(SkuFacts facts) {
        var prices = facts.prices();
        return new Shown(prices.reference(), prices.live() == null ? null : prices.compareAt());
    }

    /** Only a price that is written changes what the shop shows. */
    private static Shown after(Shown shown, PriceOutcome outcome) {
        return outcome instanceof PriceOutcome.Priced(var price, var compareAt) ? new Shown(price, compareAt) : shown;
    }
}
