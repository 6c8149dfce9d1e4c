package io.calibr.server.connector;

import io.calibr.model.ConnectionId;
import io.calibr.plugin.sdk.CatalogItem;
import io.calibr.plugin.sdk.CatalogSource;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.Cursor;
import io.calibr.plugin.sdk.StreamId;
import io.calibr.server.platform.Transactions;
import io.calibr.server.platform.WallClock;
import io.calibr.server.problem.Kind;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Reads everything a channel lists and remembers what it shows. A page is read outside of any transaction and kept in one
 * of its own, so a sync that breaks off leaves newer prices beside older ones and forgets nothing.
 */
@Dependent
public class SyncConnection {

    private static final int PAGE = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Connections connections;
    private final LivePriceStore prices;
    private final Transactions transactions;
    private final Calls calls;
    private final Clock clock;

    @Inject
    SyncConnection(
            Connections connections,
            LivePriceStore prices,
            Transactions transactions,
            Calls calls,
            @WallClock Clock clock) {
        this.connections = connections;
        this.prices = prices;
        this.transactions = transactions;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * Syncs a connection of the current tenant; call it without a transaction around.
     *
     * @throws ConnectorException if the channel cannot be read
     */
    public Synced sync(ConnectionId id) throws ConnectorException {
        // as exact as the database keeps it, or the rows just written would look older than the sync itself
        var started = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try (var connection = connections.open(id)) {
            var catalog = connection
                    .catalog()
                    .orElseThrow(() -> Kind.CONNECTION_REJECTED.because("its connector has no catalogue to read"));
            var listed = 0;
            for (var stream : catalog.streams()) {
                listed += pull(id, catalog, stream, started);
            }
            var forgotten = transactions.call(() -> prices.forgetUnseen(id, started));
            return new Synced(listed, forgotten, started);
        }
    }

    private int pull(ConnectionId id, CatalogSource catalog, StreamId stream, Instant started) {
        var listed = 0;
        var from = Optional.<Cursor>empty();
        var more = true;
        while (more) {
            var page = catalog.pull(calls.reading("sync " + stream.value(), PATIENCE), stream, from, PAGE);
            var items = page.items().stream()
                    .filter(CatalogItem.Listed.class::isInstance)
                    .map(CatalogItem.Listed.class::cast)
                    .toList();
            transactions.run(() -> prices.put(id, items, started));
            listed += items.size();
            from = Optional.of(page.next());
            more = page.more();
        }
        return listed;
    }

    /**
     * What a sync found.
     *
     * @param listed prices the channel shows
     * @param forgotten prices that it showed before and does not any more
     */
    public record Synced(int listed, int forgotten, Instant at) {}
}
