package io.calibr.engine.layer;

import io.calibr.model.Money;
import java.util.List;

/**
 * The selling price at an instant, and how the layers came to it.
 *
 * @param regular the price without any layer
 * @param steps of every layer that said something of the SKU, in the order in which they were asked
 */
public record LayeredPrice(Money regular, Money price, List<LayerStep> steps) {

    public LayeredPrice {
        steps = List.copyOf(steps);
    }

    /** Whether a layer sets the price. */
    public boolean isLayered() {
        return steps.stream().anyMatch(LayerStep::acts);
    }

    /** Whether layers take something off the regular price. */
    public boolean isReduced() {
        return price.compareTo(regular) < 0;
    }
}
