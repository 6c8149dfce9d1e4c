package io.calibr.engine.layer;

import io.calibr.model.LayerId;
import io.calibr.model.Money;

/**
 * What one layer made of a SKU's price.
 *
 * @param before the price it was asked about
 * @param after and its answer
 * @param acts whether the answer is part of the selling price, or another layer's counted instead
 */
public record LayerStep(LayerId layer, Money before, Money after, boolean acts) {

    /** {@code summer: 100.00 USD > 80.00 USD}, with a note where another layer counted. */
    public String text(String name) {
        return name + ": " + before + " > " + after + (acts ? "" : ", another sale counts");
    }
}
