package io.calibr.plugin.file;

import io.calibr.model.ChannelRef;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;

/** One row understood. */
record PriceRow(Sku sku, LivePrice live) {

    ChannelRef ref() {
        return new ChannelRef(sku.value());
    }
}
