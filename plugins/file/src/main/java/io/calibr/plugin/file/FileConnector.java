package io.calibr.plugin.file;

import io.calibr.model.ChannelRef;
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
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One price file as a channel. A reference is the SKU itself. */
final class FileConnector implements Connector, CatalogSource, PriceSource, PriceSink {

    private static final StreamId PRICES = new StreamId("prices");
    private static final WriteLimits LIMITS = new WriteLimits(100_000, 1);
    private static final Set<Class<?>> CAPABILITIES = Set.of(CatalogSource.class, PriceSource.class, PriceSink.class);

    private final PriceFile file;
    private final Clock clock;
    private volatile boolean closed;

    FileConnector(PriceFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    @Override
    public Health check(Call call) {
        ensureOpen(call);
        try {
            var rows = new int[1];
            file.read(call, clock, row -> rows[0]++);
            return new Health.Up(rows[0] + " prices in " + file.name());
        } catch (ConnectorException unusable) {
            return new Health.Down(String.valueOf(unusable.getMessage()));
        }
    }

    @Override
    public <T> Optional<T> as(Class<T> capability) {
        return CAPABILITIES.contains(capability) ? Optional.of(capability.cast(this)) : Optional.empty();
    }

    @Override
    public List<StreamId> streams() {
        return List.of(PRICES);
    }

    @Override
    public Page<CatalogItem> pull(Call call, StreamId stream, Optional<Cursor> from, int max) {
        ensureOpen(call);
        if (!stream.equals(PRICES)) {
            throw new ConnectorException.Permanent("a price file has the stream prices, not " + stream.value());
        }
        var window = new RowWindow(from.map(RowWindow.Position::of).orElse(RowWindow.Position.START), max);
        file.read(call, clock, window);
        return window.page();
    }

    @Override
    public Map<ChannelRef, LivePrice> currentPrices(Call call, Set<ChannelRef> refs) {
        ensureOpen(call);
        var found = new HashMap<ChannelRef, LivePrice>();
        file.read(call, clock, row -> {
            if (refs.contains(row.ref())) {
                found.put(row.ref(), row.live());
            }
        });
        return found;
    }

    @Override
    public WriteLimits limits() {
        return LIMITS;
    }

    @Override
    public List<PriceWriteResult> write(Call call, List<PriceWrite> writes) {
        ensureOpen(call);
        return file.rewrite(call, clock, writes);
    }

    @Override
    public Map<SubmissionRef, SubmissionStatus> poll(Call call, Set<SubmissionRef> submissions) {
        ensureOpen(call);
        return Map.of();
    }

    @Override
    public void close() {
        closed = true;
    }

    private void ensureOpen(Call call) {
        if (closed) {
            throw new ConnectorException.Permanent("the connection to " + file.name() + " is closed");
        }
        call.ensureWanted(clock);
    }
}
