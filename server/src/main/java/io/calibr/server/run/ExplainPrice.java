package io.calibr.server.run;

import io.calibr.engine.explain.ExplanationText;
import io.calibr.engine.explain.Step;
import io.calibr.model.Money;
import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.server.run.ExplanationView.StepView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.transaction.Transactional;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import static io.calibr.server.problem.Kind.RUN_NOT_FOUND;
import static io.calibr.server.problem.Kind.RUN_STATE;
import static io.calibr.server.problem.Kind.SKU_NOT_IN_RUN;

/** Says why a price is what it is, from what was stored when it was made. */
@Dependent
public class ExplainPrice {

    private final RunStore runs;
    private final ExplanationStore explanations;
    private final RunRules pinned;

    @Inject
    ExplainPrice(RunStore runs, ExplanationStore explanations, RunRules pinned) {
        this.runs = runs;
        this.explanations = explanations;
        this.pinned = pinned;
    }

    @Transactional
    public ExplanationView explain(ProjectId project, RunId id, Sku sku) {
        var run = runs.find(project, id).orElseThrow(() -> RUN_NOT_FOUND.with("run", id));
        if (run.putsBack()) {
            throw RUN_STATE
                    .because("the run puts back prices; the run that made them explains them")
                    .with("run", id);
        }
        var stored = explanations
                .find(id, sku)
                .orElseThrow(() -> SKU_NOT_IN_RUN.with("run", id).with("sku", sku));
        var request = RequestJson.read(run.plan().pins().request(), run.plan().asOf());
        var facts = FactsJson.read(sku, stored.facts());
        if (!run.executesRules()) {
            return PinnedLayers.explain(run, facts, stored);
        }
        var explanation = ExplanationJson.read(stored.steps(), request.currency());
        var rows = pinned.of(project, run.plan().pins());
        var text = new ExplanationText(rows.rules(), new FactWords(facts, request)::of);
        var steps =
                explanation.steps().stream().map(step -> step(step, text, rows)).toList();
        return new ExplanationView(
                sku,
                stored.outcome(),
                money(stored.steps(), "price", request.currency()),
                money(stored.steps(), "wanted", request.currency()),
                reasons(stored.steps()),
                steps,
                Stream.concat(
                                text.waterfall(explanation).stream(),
                                text.leftOut(request.asOf(), request.zone()).stream())
                        .toList());
    }

    private static StepView step(Step step, ExplanationText text, PinnedRows rows) {
        var fired = step.byRow() ? rows.view(step.table(), step.row()) : null;
        return new StepView(
                step.stage().name().toLowerCase(Locale.ROOT),
                text.cause(step),
                text.conditions(step),
                step.before().toPlainString(),
                step.after().toPlainString(),
                fired == null ? null : fired.table(),
                fired == null ? null : fired.row(),
                fired == null ? null : fired.rowNumber(),
                fired == null ? null : fired.id(),
                fired == null ? null : fired.version());
    }

    private static List<String> reasons(JsonObject stored) {
        return stored.containsKey("reasons")
                ? stored.getJsonArray("reasons").getValuesAs(JsonString::getString)
                : List.of();
    }

    private static @Nullable Money money(JsonObject stored, String name, Currency currency) {
        return stored.containsKey(name) ? new Money(stored.getJsonNumber(name).longValue(), currency) : null;
    }
}
