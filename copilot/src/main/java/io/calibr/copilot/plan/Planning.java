package io.calibr.copilot.plan;

import org.jspecify.annotations.Nullable;

/** A planner's outcome and what it took; {@code usage} is null where no model was asked or it said nothing of it. */
public record Planning(
        PlanOutcome outcome, PlannedBy by, @Nullable Usage usage) {

    /** What a model was given and gave; tokens are null where it did not count them. */
    public record Usage(
            String model,
            @Nullable Integer inputTokens,
            @Nullable Integer outputTokens) {}

    public static Planning offline(PlanOutcome outcome) {
        return new Planning(outcome, PlannedBy.OFFLINE, null);
    }
}
