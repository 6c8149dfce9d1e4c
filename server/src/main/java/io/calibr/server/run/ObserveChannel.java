package io.calibr.server.run;

import io.calibr.model.ChannelRef;
import io.calibr.model.ConnectionId;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.server.catalog.Catalogue;
import io.calibr.server.catalog.Selection;
import io.calibr.server.connector.Calls;
import io.calibr.server.platform.Transactions;
import io.calibr.server.problem.Kind;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks a channel what it shows, batch by batch and outside of any transaction, and keeps the answers. */
@Dependent
public class ObserveChannel {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Channels channels;
    private final Catalogue catalogue;
    private final LivePriceStore livePrices;
    private final Transactions transactions;
    private final Calls calls;

    @Inject
    ObserveChannel(
            Channels channels, Catalogue catalogue, LivePriceStore livePrices, Transactions transactions, Calls calls) {
        this.channels = channels;
        this.catalogue = catalogue;
        this.livePrices = livePrices;
        this.transactions = transactions;
        this.calls = calls;
    }

    /** What the connection shows for everything on sale. */
    void observe(ConnectionId connection, Selection selection) {
        var batches = new ArrayList<List<Sku>>();
        catalogue.forEachBatch(
                selection,
                facts -> batches.add(facts.stream().map(known -> known.sku()).toList()));
        var next = batches.iterator();
        observe(connection, () -> next.hasNext() ? next.next() : List.of(), (_, _) -> {});
    }

    /** Takes what a channel shows for a batch; what it does not list is absent. */
    @FunctionalInterface
    public interface Eyes {
        void see(List<Sku> asked, Map<ChannelRef, LivePrice> shown);
    }

    /**
     * Asks for one batch after the other and keeps none of them.
     *
     * @param next empty when there are no more
     */
    public void observe(ConnectionId connection, Supplier<List<Sku>> next, Eyes eyes) {
        try (var channel = channels.of(Optional.of(connection))) {
            for (var skus = next.get(); !skus.isEmpty(); skus = next.get()) {
                eyes.see(skus, observe(connection, channel, skus));
            }
        } catch (ConnectorException failure) {
            throw Kind.CHANNEL_FAILED
                    .because(String.valueOf(failure.getMessage()))
                    .with("connection", connection);
        }
    }

    private Map<ChannelRef, LivePrice> observe(ConnectionId connection, Channel channel, List<Sku> skus) {
        var call = calls.reading("observe-" + connection, PATIENCE);
        var live = channel.currentPrices(call, refs(skus));
        transactions.run(() -> livePrices.refresh(connection, skus, live));
        return live;
    }

    /** On every channel so far a price's reference is its SKU. */
    private static Set<ChannelRef> refs(List<Sku> skus) {
        return skus.stream().map(sku -> new ChannelRef(sku.value())).collect(Collectors.toSet());
    }
}
