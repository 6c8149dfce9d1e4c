package io.calibr.server.copilot;

import io.calibr.copilot.answer.PriceReasons;
import io.calibr.copilot.plan.Scope;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.server.problem.Kind;
import io.calibr.server.problem.PricingProblem;
import io.calibr.server.run.ExplainPrice;
import io.calibr.server.run.ExplanationView.StepView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/** Reasons as {@code GET runs/{id}/explain} gives them. */
@Dependent
class StoredReasons implements PriceReasons {

    private static final Set<Kind> NOT_EXPLAINED = Set.of(Kind.RUN_STATE, Kind.SKU_NOT_IN_RUN, Kind.RUN_NOT_FOUND);

    private final ExplainPrice explain;

    @Inject
    StoredReasons(ExplainPrice explain) {
        this.explain = explain;
    }

    @Override
    public Optional<Reasons> of(RunId run, Sku sku, Scope scope) {
        try {
            var explanation = explain.explain(scope.project(), run, sku);
            var rows = explanation.steps().stream()
                    .filter(step -> !step.conditions().isEmpty())
                    .map(StepView::cause)
                    .distinct()
                    .toList();
            return Optional.of(new Reasons(rows, explanation.waterfall()));
        } catch (PricingProblem problem) {
            if (NOT_EXPLAINED.contains(problem.kind())) {
                return Optional.empty();
            }
            throw problem;
        }
    }
}
