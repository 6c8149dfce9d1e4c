package io.calibr.server.run;

import io.calibr.engine.price.PricedSku;
import io.calibr.model.Sku;

/**
 * One SKU of a run: what the engine was given and what came of it.
 *
 * @param facts what the engine was given, as it is stored
 * @param live what the channel shows now
 */
record PricedLine(PricedSku priced, String facts, Shown live) {

    Sku sku() {
        return priced.sku();
    }
}
