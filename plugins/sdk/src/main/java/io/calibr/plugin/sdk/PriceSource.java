package io.calibr.plugin.sdk;

import io.calibr.model.ChannelRef;
import java.util.Map;
import java.util.Set;

/** Reads what a channel shows. */
public interface PriceSource {

    /**
     * The price of each of {@code refs} now. What is not listed is absent from the answer, never zero. Any number of
     * references may be asked for; the connector splits them as its channel needs.
     */
    Map<ChannelRef, LivePrice> currentPrices(Call call, Set<ChannelRef> refs) throws ConnectorException;
}
