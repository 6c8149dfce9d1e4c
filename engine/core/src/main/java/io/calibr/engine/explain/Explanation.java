package io.calibr.engine.explain;

import io.calibr.engine.guard.GuardCheck;
import java.util.List;

/**
 * Why a price is what it is: its steps in order, each starting where the one before ended, then every guardrail that was
 * checked. Reading it needs the rule set that made it.
 */
public record Explanation(List<Step> steps, List<GuardCheck> checks) {

    public Explanation {
        steps = List.copyOf(steps);
        checks = List.copyOf(checks);
    }
}
