package io.calibr.plugin.testkit.simulator;

import io.calibr.model.ChannelRef;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.PriceWrite;
import io.calibr.plugin.testkit.simulator.Ledger.Arrival;
import io.calibr.plugin.testkit.simulator.LedgerLine.Told;
import io.calibr.plugin.testkit.simulator.Wire.WriteOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * What the channel lists, and how a write changes it. Work that is due later is done before anybody looks again, in the
 * order in which it fell due, so that nobody sees the channel without it and no timer is needed.
 */
final class PriceBook {

    private final Map<ChannelRef, Sku> items = new LinkedHashMap<>();
    private final PriorityQueue<Due> later =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
    private final Ledger ledger;
    private final boolean comparesExpected;
    private long laterCount;

    PriceBook(Ledger ledger, boolean comparesExpected) {
        this.ledger = ledger;
        this.comparesExpected = comparesExpected;
    }

    /** How this channel refers to a SKU: as runs do, by the SKU itself. */
    static ChannelRef ref(Sku sku) {
        return new ChannelRef(sku.value());
    }

    /** Lists a SKU at a price, or edits its price, by hand. */
    synchronized void put(Sku sku, LivePrice live, Instant now) {
        settle(now);
        items.put(ref(sku), sku);
        ledger.write(Arrival.byHand(now), ref(sku), live, Told.BY_HAND, true);
    }

    synchronized Optional<LivePrice> show(ChannelRef ref, Instant now) {
        settle(now);
        return ledger.live(ref);
    }

    /** The price as it was at {@code then}. */
    synchronized Optional<LivePrice> showAsOf(ChannelRef ref, Instant then, Instant now) {
        settle(now);
        return ledger.live(ref, then);
    }

    /** The items in the order of their listing, {@code skip} of them left out. */
    synchronized List<Map.Entry<ChannelRef, Sku>> listed(int skip, int most) {
        return items.entrySet().stream()
                .skip(skip)
                .limit(most)
                .map(Map.Entry::copyOf)
                .toList();
    }

    synchronized int size() {
        return items.size();
    }

    /** Does a batch now. */
    synchronized List<WriteOutcome> write(Batch batch, Instant now) {
        settle(now);
        return write(batch, now, batch.told());
    }

    /** Does a batch when it falls due. */
    synchronized void writeLater(Batch batch, Instant due, Consumer<List<WriteOutcome>> done) {
        later.add(new Due(due, laterCount++, batch, done));
    }

    /** Does what is due. */
    synchronized void settle(Instant now) {
        for (var next = later.peek(); next != null && !next.at().isAfter(now); next = later.peek()) {
            later.remove();
            next.done().accept(write(next.batch(), next.at(), next.batch().told()));
        }
    }

    private List<WriteOutcome> write(Batch batch, Instant done, Optional<Told> told) {
        var arrival = new Arrival(batch.arrived(), batch.key(), done);
        var outcomes = new ArrayList<WriteOutcome>();
        for (var index = 0; index < batch.writes().size(); index++) {
            var write = batch.writes().get(index);
            var outcome = outcome(write, batch.partial() && index % 2 == 1);
            ledger.write(
                    arrival, write.ref(), write.wanted(), told.orElse(outcome.told()), outcome.told() == Told.APPLIED);
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private WriteOutcome outcome(PriceWrite write, boolean busy) {
        var live = ledger.live(write.ref());
        if (live.isEmpty()) {
            return rejected(write, "NOT_LISTED", "nothing is listed under " + write.ref());
        }
        if (!live.get().price().currency().equals(write.price().currency())) {
            return rejected(
                    write,
                    "WRONG_CURRENCY",
                    write.ref() + " is sold in " + live.get().price().currency());
        }
        if (busy) {
            return rejected(write, "BUSY", write.ref() + " cannot be changed just now");
        }
        var moved = comparesExpected
                && !live.get().equals(write.wanted())
                && write.expected()
                        .map(expected -> !expected.equals(live.get()))
                        .orElse(false);
        return moved
                ? new WriteOutcome(write.ref(), Told.MOVED, null, null, live.get())
                : new WriteOutcome(write.ref(), Told.APPLIED, null, null, write.wanted());
    }

    private static WriteOutcome rejected(PriceWrite write, String code, String reason) {
        return new WriteOutcome(write.ref(), Told.REJECTED, code, reason, null);
    }

    /**
     * Writes that came together.
     *
     * @param told what the caller hears whatever becomes of them; empty if it hears the truth
     * @param partial whether every second one is rejected
     */
    record Batch(String key, List<PriceWrite> writes, Instant arrived, Optional<Told> told, boolean partial) {

        Batch telling(Told what) {
            return new Batch(key, writes, arrived, Optional.of(what), partial);
        }
    }

    private record Due(Instant at, long order, Batch batch, Consumer<List<WriteOutcome>> done) {}
}
