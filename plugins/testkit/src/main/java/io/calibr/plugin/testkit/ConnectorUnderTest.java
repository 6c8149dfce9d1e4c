package io.calibr.plugin.testkit;

import io.calibr.model.ChannelRef;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.CatalogSource;
import io.calibr.plugin.sdk.Connector;
import io.calibr.plugin.sdk.ConnectorFactory;
import io.calibr.plugin.sdk.IdempotencyKey;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.PriceSink;
import io.calibr.plugin.sdk.PriceSource;
import io.calibr.plugin.sdk.PriceWrite;
import io.calibr.plugin.sdk.PriceWriteResult;
import io.calibr.plugin.sdk.SubmissionStatus;
import io.calibr.plugin.sdk.TraceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An open connector, the host it runs in, and its channel as an independent witness sees it. */
public record ConnectorUnderTest(ConnectorFactory factory, LentContext context, Connector connector, Channel channel)
        implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Opens a connection in {@code context}. */
    public static ConnectorUnderTest open(ConnectorFactory factory, LentContext context, Channel channel) {
        return new ConnectorUnderTest(factory, context, factory.open(context), channel);
    }

    public CatalogSource catalog() {
        return connector.as(CatalogSource.class).orElseThrow();
    }

    public PriceSource prices() {
        return connector.as(PriceSource.class).orElseThrow();
    }

    public PriceSink sink() {
        return connector.as(PriceSink.class).orElseThrow();
    }

    public ChannelRef ref(Sku sku) {
        return channel.ref(sku);
    }

    /** A call with a key of its own name and a minute of time. */
    public Call call(String key) {
        return call(key, Call.Cancellation.NEVER);
    }

    public Call call(String key, Call.Cancellation cancellation) {
        var deadline = context.clock().instant().plus(PATIENCE);
        return new Call(new IdempotencyKey(key), new TraceId("trace-" + key), deadline, cancellation);
    }

    /** Writes and waits for whatever the channel only accepted. */
    public List<PriceWriteResult> write(String key, PriceWrite... writes) {
        return sink().write(call(key), List.of(writes)).stream()
                .map(result -> settled(key, result))
                .toList();
    }

    /** What the connector itself reads. */
    public Optional<LivePrice> read(Sku sku) {
        return Optional.ofNullable(
                prices().currentPrices(call("read"), Set.of(ref(sku))).get(ref(sku)));
    }

    private PriceWriteResult settled(String key, PriceWriteResult result) {
        if (!(result instanceof PriceWriteResult.Accepted accepted)) {
            return result;
        }
        for (var tries = 0; tries < 100; tries++) {
            var status = sink().poll(call(key), Set.of(accepted.submission())).get(accepted.submission());
            if (status instanceof SubmissionStatus.Finished finished) {
                return finished.results().stream()
                        .filter(one -> one.ref().equals(result.ref()))
                        .findFirst()
                        .orElseThrow();
            }
            context.clock().advance(Duration.ofSeconds(1));
        }
        throw new AssertionError("the channel never finished " + accepted.submission());
    }

    @Override
    public void close() {
        connector.close();
    }
}
