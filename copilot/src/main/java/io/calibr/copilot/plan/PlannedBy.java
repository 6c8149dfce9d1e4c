package io.calibr.copilot.plan;

/** Who made the plan. */
public enum PlannedBy {
    OFFLINE,
    MODEL,
    OFFLINE_AFTER_MODEL_FAILED
}
