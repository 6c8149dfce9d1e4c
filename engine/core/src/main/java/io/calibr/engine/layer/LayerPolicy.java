package io.calibr.engine.layer;

import io.calibr.model.Money;

/** What a project does with layers that hold at the same time. */
public enum LayerPolicy {

    /** Each is asked about the regular price; the lowest result counts if it is below it. */
    BEST_FOR_CUSTOMER,

    /** The layer with the highest priority that says anything of the SKU decides alone, in either direction. */
    HIGHEST_PRIORITY,

    /** Each is asked about the result of the one before, the highest priority first. */
    COMPOUND;

    /** A SKU's price before any layer was asked. */
    Resolving start(Money regular) {
        return new Resolving(this, regular);
    }
}
