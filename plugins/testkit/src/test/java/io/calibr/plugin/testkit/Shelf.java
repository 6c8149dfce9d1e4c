package io.calibr.plugin.testkit;

import io.calibr.model.ChannelRef;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.Connector;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.Health;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.PriceSink;
import io.calibr.plugin.sdk.PriceWrite;
import io.calibr.plugin.sdk.PriceWriteResult;
import io.calibr.plugin.sdk.SubmissionRef;
import io.calibr.plugin.sdk.SubmissionStatus;
import io.calibr.plugin.sdk.WriteLimits;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A channel in memory and the connection to it, which takes prices and is sound but for the fault that is planted in it. */
final class Shelf implements Connector, PriceSink, Channel {

    private final Map<ChannelRef, LivePrice> prices = new HashMap<>();
    private final ShelfFactory.Fault fault;
    private final Clock clock;

    Shelf(ShelfFactory.Fault fault, Clock clock) {
        this.fault = fault;
        this.clock = clock;
    }

    @Override
    public Health check(Call call) {
        return new Health.Up(prices.size() + " prices");
    }

    @Override
    public <T> Optional<T> as(Class<T> capability) {
        return capability == PriceSink.class ? Optional.of(capability.cast(this)) : Optional.empty();
    }

    @Override
    public WriteLimits limits() {
        return new WriteLimits(10, 1);
    }

    @Override
    public List<PriceWriteResult> write(Call call, List<PriceWrite> writes) {
        switch (fault) {
            case NONE, LETS_FIELDS_BE_MISSING -> call.ensureWanted(clock);
            case IGNORES_DEADLINES -> ensureNotCancelled(call);
        }
        return writes.stream().map(this::written).toList();
    }

    private static void ensureNotCancelled(Call call) {
        if (call.cancellation().requested()) {
            throw new ConnectorException.Transient("cancelled");
        }
    }

    private PriceWriteResult written(PriceWrite write) {
        prices.put(write.ref(), write.wanted());
        return new PriceWriteResult.Applied(write.ref());
    }

    @Override
    public Map<SubmissionRef, SubmissionStatus> poll(Call call, Set<SubmissionRef> submissions) {
        return Map.of();
    }

    @Override
    public ChannelRef ref(Sku sku) {
        return new ChannelRef(sku.value());
    }

    @Override
    public Optional<LivePrice> shows(Sku sku) {
        return Optional.ofNullable(prices.get(ref(sku)));
    }

    @Override
    public void edit(Sku sku, LivePrice live) {
        prices.put(ref(sku), live);
    }

    @Override
    public void close() {}
}
