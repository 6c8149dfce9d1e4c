package io.calibr.engine.explain;

import io.calibr.engine.guard.GuardCheck;
import io.calibr.engine.table.Stage;
import java.util.List;
import java.util.Optional;

/**
 * Why a price is what it is: its steps in order, each starting where the one before ended, then every guardrail that was
 * checked. Reading it needs the rule set that made it.
 */
public record Explanation(List<Step> steps, List<GuardCheck> checks) {

    public Explanation {
        steps = List.copyOf(steps);
        checks = List.copyOf(checks);
    }

    /** The step of the row that decided the price: the last one of the stages base and adjust. Rounding and bounds only shape it. */
    public Optional<Step> acting() {
        return steps.reversed().stream()
                .filter(step -> step.byRow() && (step.stage() == Stage.BASE || step.stage() == Stage.ADJUST))
                .findFirst();
    }
}
