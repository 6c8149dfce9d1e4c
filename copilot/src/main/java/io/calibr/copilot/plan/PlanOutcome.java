package io.calibr.copilot.plan;

import java.util.List;

/** What a planner made of a question. */
public sealed interface PlanOutcome {

    /** A plan that can be run once it is checked. */
    record Planned(QueryPlan plan) implements PlanOutcome {}

    /** The question can be read in several ways. */
    record Clarify(String ask, List<String> choices) implements PlanOutcome {
        public Clarify {
            choices = List.copyOf(choices);
        }
    }

    /** The question asks for what the copilot never does. */
    record Refused(String reason) implements PlanOutcome {}

    /** The question cannot be said as a plan. */
    record Unsupported(String reason) implements PlanOutcome {}
}
