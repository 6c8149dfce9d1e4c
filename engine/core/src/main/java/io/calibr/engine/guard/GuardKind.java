package io.calibr.engine.guard;

import io.calibr.engine.table.Action;

/** The kinds of guardrail, with the author's word for each. */
public enum GuardKind {
    FLOOR("floor"),
    CEILING("ceiling"),
    MIN_MARGIN("minimum margin"),
    MIN_ADVERTISED("MAP"),
    MAX_DECREASE("maximum decrease"),
    MAX_INCREASE("maximum increase"),
    COOL_DOWN("cool-down"),
    MAX_CHANGES("maximum changes a day");

    private final String label;

    GuardKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static GuardKind of(Action.Guard guard) {
        return switch (guard) {
            case Action.Floor _ -> FLOOR;
            case Action.Ceiling _ -> CEILING;
            case Action.MinMargin _ -> MIN_MARGIN;
            case Action.MinAdvertised _ -> MIN_ADVERTISED;
            case Action.MaxDecrease _ -> MAX_DECREASE;
            case Action.MaxIncrease _ -> MAX_INCREASE;
            case Action.CoolDown _ -> COOL_DOWN;
            case Action.MaxChangesPerDay _ -> MAX_CHANGES;
        };
    }
}
