package io.calibr.server.run;

import io.calibr.engine.compile.RuleSet;
import io.calibr.engine.explain.ExplanationText;
import io.calibr.model.Money;
import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.server.rule.RuleSets;
import io.calibr.server.run.ExplanationView.StepView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.transaction.Transactional;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

import static io.calibr.server.problem.Kind.RUN_NOT_FOUND;
import static io.calibr.server.problem.Kind.RUN_STATE;
import static io.calibr.server.problem.Kind.SKU_NOT_IN_RUN;

/** Says why a price is what it is, from what was stored when it was made. */
@Dependent
public class ExplainPrice {

    private final RunStore runs;
    private final ExplanationStore explanations;
    private final RuleSets rules;

    @Inject
    ExplainPrice(RunStore runs, ExplanationStore explanations, RuleSets rules) {
        this.runs = runs;
        this.explanations = explanations;
        this.rules = rules;
    }

    @Transactional
    public ExplanationView explain(ProjectId project, RunId id, Sku sku) {
        var run = runs.find(project, id).orElseThrow(() -> RUN_NOT_FOUND.with("run", id));
        if (run.isUndo()) {
            throw RUN_STATE
                    .because("an UNDO run puts back prices; the run it undoes explains them")
                    .with("run", id);
        }
        var stored = explanations
                .find(id, sku)
                .orElseThrow(() -> SKU_NOT_IN_RUN.with("run", id).with("sku", sku));
        var request = RequestJson.read(run.plan().pins().request(), run.plan().asOf());
        var facts = FactsJson.read(sku, stored.facts());
        var explanation = ExplanationJson.read(stored.steps(), request.currency());
        var text = new ExplanationText(ruleSet(project, run.plan().pins()), new FactWords(facts, request)::of);
        var steps = explanation.steps().stream()
                .map(step -> new StepView(
                        step.stage().name().toLowerCase(Locale.ROOT),
                        text.cause(step),
                        text.conditions(step),
                        step.before().toPlainString(),
                        step.after().toPlainString()))
                .toList();
        return new ExplanationView(
                sku,
                stored.outcome(),
                money(stored.steps(), "price", request.currency()),
                money(stored.steps(), "wanted", request.currency()),
                reasons(stored.steps()),
                steps,
                text.waterfall(explanation));
    }

    /** The rules that were pinned, compiled again where they are not at hand. */
    RuleSet ruleSet(ProjectId project, Pins pins) {
        var published = pins.rulebookVersion() != null
                ? rules.rulebookVersion(project, pins.rulebookVersion())
                : pins.ruleVersion() != null
                        ? rules.ruleVersion(project, pins.ruleVersion())
                        : Optional.<RuleSets.Published>empty();
        return published
                .orElseThrow(() -> new IllegalStateException("a run's rules are published for ever: " + pins))
                .rules();
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
