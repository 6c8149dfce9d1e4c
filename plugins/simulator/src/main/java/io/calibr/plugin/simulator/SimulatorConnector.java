package io.calibr.plugin.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.calibr.model.ChannelRef;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.CatalogItem;
import io.calibr.plugin.sdk.CatalogSource;
import io.calibr.plugin.sdk.Connector;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.Cursor;
import io.calibr.plugin.sdk.Health;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.Page;
import io.calibr.plugin.sdk.PriceSink;
import io.calibr.plugin.sdk.PriceSource;
import io.calibr.plugin.sdk.PriceWrite;
import io.calibr.plugin.sdk.PriceWriteResult;
import io.calibr.plugin.sdk.StreamId;
import io.calibr.plugin.sdk.SubmissionRef;
import io.calibr.plugin.sdk.SubmissionStatus;
import io.calibr.plugin.sdk.WriteLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One simulated channel. */
final class SimulatorConnector implements Connector, CatalogSource, PriceSource, PriceSink {

    private static final StreamId ITEMS = new StreamId("items");
    private static final int LARGEST_SUBMISSION = 1_000;
    private static final Set<Class<?>> CAPABILITIES = Set.of(CatalogSource.class, PriceSource.class, PriceSink.class);

    private final ShopApi shop;
    private final ShopSettings settings;
    private final PriceWriter writer;

    SimulatorConnector(ShopApi shop, ShopSettings settings) {
        this.shop = shop;
        this.settings = settings;
        this.writer = new PriceWriter(shop, settings.bulk());
    }

    @Override
    public Health check(Call call) {
        return new Health.Up(shop.get(call, "health").path("items").asInt() + " items");
    }

    @Override
    public <T> Optional<T> as(Class<T> capability) {
        return CAPABILITIES.contains(capability) ? Optional.of(capability.cast(this)) : Optional.empty();
    }

    @Override
    public List<StreamId> streams() {
        return List.of(ITEMS);
    }

    @Override
    public Page<CatalogItem> pull(Call call, StreamId stream, Optional<Cursor> from, int max) {
        var start = from.map(SimulatorConnector::position).orElse(0);
        var most = Math.min(max, settings.pageSize());
        var answer = shop.get(call, "items?from=" + start + "&most=" + most);
        var items = StreamSupport.stream(answer.path("items").spliterator(), false)
                .map(SimulatorConnector::item)
                .toList();
        return new Page<>(
                items,
                new Cursor(answer.path("next").asText()),
                answer.path("more").asBoolean());
    }

    @Override
    public Map<ChannelRef, LivePrice> currentPrices(Call call, Set<ChannelRef> refs) {
        var asked = List.copyOf(refs);
        var prices = new HashMap<ChannelRef, LivePrice>();
        for (var from = 0; from < asked.size(); from += settings.pageSize()) {
            var page = asked.subList(from, Math.min(asked.size(), from + settings.pageSize()));
            shop.post(call, "prices/read", Prices.refs(page))
                    .path("prices")
                    .properties()
                    .forEach(entry -> prices.put(new ChannelRef(entry.getKey()), Prices.read(entry.getValue())));
        }
        return prices;
    }

    @Override
    public WriteLimits limits() {
        return new WriteLimits(settings.bulk() ? LARGEST_SUBMISSION : settings.pageSize(), 1);
    }

    @Override
    public List<PriceWriteResult> write(Call call, List<PriceWrite> writes) {
        var live = currentPrices(call, writes.stream().map(PriceWrite::ref).collect(Collectors.toSet()));
        return writer.write(call, writes, live);
    }

    @Override
    public Map<SubmissionRef, SubmissionStatus> poll(Call call, Set<SubmissionRef> submissions) {
        var statuses = new HashMap<SubmissionRef, SubmissionStatus>();
        for (var submission : submissions) {
            shop.find(call, "submissions/" + submission.value())
                    .ifPresent(answer -> statuses.put(submission, status(answer)));
        }
        return statuses;
    }

    @Override
    public void close() {
        shop.close();
    }

    private static int position(Cursor cursor) {
        if (!cursor.value().matches("[0-9]{1,9}")) {
            throw new ConnectorException.Permanent("not a cursor of a simulated channel: " + cursor.value());
        }
        return Integer.parseInt(cursor.value());
    }

    private static CatalogItem item(JsonNode node) {
        return new CatalogItem.Listed(
                new ChannelRef(node.path("ref").asText()),
                new Sku(node.path("sku").asText()),
                node.path("title").asText(),
                node.has("price") ? Prices.read(node.path("price")) : null,
                Map.of());
    }

    private static SubmissionStatus status(JsonNode answer) {
        if (!answer.path("status").asText().equals("FINISHED")) {
            return new SubmissionStatus.Working();
        }
        return new SubmissionStatus.Finished(
                StreamSupport.stream(answer.path("results").spliterator(), false)
                        .map(result -> PriceWriter.result(result, Optional.empty()))
                        .toList());
    }
}
