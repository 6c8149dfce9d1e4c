package io.calibr.server.connector;

import io.calibr.model.ChannelRef;
import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.PriceSource;
import java.util.Map;
import java.util.Set;

/** A plugin's price source behind the host's invocation. */
record GuardedSource(PriceSource raw, Invocation invocation) implements PriceSource {

    @Override
    public Map<ChannelRef, LivePrice> currentPrices(Call call, Set<ChannelRef> refs) {
        return invocation.run(call, "current_prices", bounded -> Map.copyOf(raw.currentPrices(bounded, refs)));
    }
}
