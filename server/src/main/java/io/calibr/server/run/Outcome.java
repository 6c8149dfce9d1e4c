package io.calibr.server.run;

import io.calibr.engine.price.PriceOutcome;

/** What pricing one SKU came to, as it is stored and counted. */
public enum Outcome {
    PRICED,
    UNCHANGED,
    HELD,
    CONFLICTING,
    NOT_COVERED;

    static Outcome of(PriceOutcome outcome) {
        return switch (outcome) {
            case PriceOutcome.Priced _ -> PRICED;
            case PriceOutcome.Unchanged _ -> UNCHANGED;
            case PriceOutcome.Held _ -> HELD;
            case PriceOutcome.Conflicting _ -> CONFLICTING;
            case PriceOutcome.NotCovered _ -> NOT_COVERED;
        };
    }
}
