package io.calibr.engine.layer;

import io.calibr.model.Money;
import java.util.Optional;

/** What a layer makes of a price. The same price always comes to the same result. */
@FunctionalInterface
public interface Effect {

    /** The reduced price; empty where the layer says nothing of this SKU, or a guardrail holds it. */
    Optional<Money> on(Money price);
}
