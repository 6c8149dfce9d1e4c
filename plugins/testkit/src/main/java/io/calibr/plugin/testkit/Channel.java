package io.calibr.plugin.testkit;

import io.calibr.model.ChannelRef;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import java.util.Optional;

/** The channel behind a connector, seen without it: an independent witness. */
public interface Channel {

    /** How the channel refers to a SKU, listed or not. */
    ChannelRef ref(Sku sku);

    /** What it shows now; empty if it lists nothing. */
    Optional<LivePrice> shows(Sku sku);

    /** Changes a listed price behind the connector's back. */
    void edit(Sku sku, LivePrice live);
}
