package io.calibr.server.run;

import io.calibr.engine.price.PriceOutcome;
import io.calibr.engine.price.PricingEngine;
import io.calibr.model.PriceChangeId;
import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.run.TargetView.Prices;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

import static io.calibr.server.problem.Kind.PRICE_CHANGE_NOT_FOUND;
import static io.calibr.server.problem.Kind.RUN_NOT_FOUND;
import static io.calibr.server.problem.Kind.RUN_STATE;

/** Executes a decided price again from its pinned inputs. */
@Dependent
class ProvePrice {

    private final RunReader reader;
    private final RunStore runs;
    private final ExplanationStore explanations;
    private final RunRules pinned;
    private final PinnedLayers layers;

    @Inject
    ProvePrice(RunReader reader, RunStore runs, ExplanationStore explanations, RunRules pinned, PinnedLayers layers) {
        this.reader = reader;
        this.runs = runs;
        this.explanations = explanations;
        this.pinned = pinned;
        this.layers = layers;
    }

    @Transactional
    ProofView prove(ProjectId project, PriceChangeId id) {
        var change = reader.change(project, id).orElseThrow(() -> PRICE_CHANGE_NOT_FOUND.with("priceChange", id));
        var runId = change.run();
        if (runId == null) {
            throw PRICE_CHANGE_NOT_FOUND.because("no run made it").with("priceChange", id);
        }
        var run = runs.find(project, runId).orElseThrow(() -> RUN_NOT_FOUND.with("run", runId));
        if (run.plan().kind() == RunKind.RESTORE) {
            throw RUN_STATE
                    .because("it wrote again what was intended; the run that made the price proves it")
                    .with("run", runId);
        }
        var undone = run.plan().pins().undoOf();
        if (undone != null) {
            return putBack(undone, run, change);
        }
        return run.executesRules() ? execute(run, change) : resolve(run, change);
    }

    private ProofView execute(Run run, PriceChangeView change) {
        var pins = run.plan().pins();
        var stored = explanations.find(run.id(), change.sku()).orElseThrow();
        var rules = pinned.of(run.plan().project(), pins).rules();
        var request = RequestJson.read(pins.request(), run.plan().asOf());
        var facts = FactsJson.read(change.sku(), stored.facts());
        var outcome = new PricingEngine(rules)
                .price(List.of(facts), request)
                .getFirst()
                .outcome();
        var executed = outcome instanceof PriceOutcome.Priced(var price, var compareAt)
                ? new Prices(price, compareAt)
                : new Prices(null, null);
        return new ProofView(
                change.id(),
                run.id(),
                executed.equals(change.after()) && rules.hash().equals(pins.ruleSetHash()),
                change.after(),
                executed,
                rules.hash().equals(pins.ruleSetHash()),
                String.valueOf(pins.ruleSetHash()),
                String.valueOf(pins.inputHash()));
    }

    private ProofView resolve(Run run, PriceChangeView change) {
        var stored = explanations.find(run.id(), change.sku()).orElseThrow();
        var executed = layers.execute(run, FactsJson.read(change.sku(), stored.facts()), stored);
        return new ProofView(
                change.id(),
                run.id(),
                executed.prices().equals(change.after()) && executed.agree(),
                change.after(),
                executed.prices(),
                executed.agree(),
                executed.hashes(),
                String.valueOf(run.plan().pins().inputHash()));
    }

    /** An UNDO run computes nothing: it puts back what the other run recorded as the price before. */
    private ProofView putBack(RunId undone, Run run, PriceChangeView change) {
        var page = new PageRequest(1, Optional.empty());
        var before = reader.targets(undone, Optional.empty(), Optional.of(change.sku()), page)
                .items()
                .getFirst()
                .before();
        return new ProofView(
                change.id(), run.id(), before.equals(change.after()), change.after(), before, true, "", "");
    }
}
