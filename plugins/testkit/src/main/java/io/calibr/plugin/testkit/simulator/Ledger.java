package io.calibr.plugin.testkit.simulator;

import io.calibr.model.ChannelRef;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.testkit.simulator.LedgerLine.Told;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What really happened on a channel: every write it received, in order, and the prices that came of them. Nothing is ever
 * taken out. It believes nobody: what callers were told is written beside what was done.
 */
public final class Ledger {

    private final List<LedgerLine> lines = new ArrayList<>();
    private final List<EarlyCall> early = new ArrayList<>();
    private final Map<ChannelRef, List<Shown>> shown = new HashMap<>();
    private final @Nullable LedgerFile file;

    Ledger(@Nullable LedgerFile file) {
        this.file = file;
    }

    /** The ledger that a channel, perhaps of another process, has written to a file so far. */
    public static Ledger read(Path path) {
        var ledger = new Ledger(null);
        LedgerFile.read(path, ledger::add, ledger::add);
        return ledger;
    }

    /** Every write, in the order in which they were done. */
    public synchronized List<LedgerLine> lines() {
        return List.copyOf(lines);
    }

    /** The writes of one price, in order. */
    public synchronized List<LedgerLine> lines(ChannelRef ref) {
        return lines.stream().filter(line -> line.ref().equals(ref)).toList();
    }

    /** What the channel shows now; empty if it lists nothing under this reference. */
    public synchronized Optional<LivePrice> live(ChannelRef ref) {
        return Optional.ofNullable(shown.get(ref))
                .map(prices -> prices.getLast().price());
    }

    /** What the channel showed at {@code instant}, and what it showed first if that is later. */
    synchronized Optional<LivePrice> live(ChannelRef ref, Instant instant) {
        var prices = shown.get(ref);
        if (prices == null) {
            return Optional.empty();
        }
        return prices.reversed().stream()
                .filter(price -> !price.since().isAfter(instant))
                .findFirst()
                .or(() -> Optional.of(prices.getFirst()))
                .map(Shown::price);
    }

    /**
     * Writes that took effect a second time, under the key of the first, after something else had been shown meanwhile:
     * each took another's effect back.
     */
    public synchronized List<LedgerLine> repeatedEffects() {
        return lines.stream().filter(this::takesBack).toList();
    }

    /** Writes that took effect again under the same key and changed nothing by it. */
    public synchronized List<LedgerLine> identicalDuplicates() {
        return lines.stream()
                .filter(line -> line.applied() && first(line).isPresent() && !takesBack(line))
                .toList();
    }

    /** Requests that came before they were welcome. */
    public synchronized List<EarlyCall> earlyCalls() {
        return List.copyOf(early);
    }

    synchronized void write(Arrival arrival, ChannelRef ref, LivePrice wanted, Told told, boolean applied) {
        var line = new LedgerLine(lines.size() + 1, arrival.at(), ref, wanted, arrival.key(), told, applied);
        add(line, arrival.done());
        if (file != null) {
            file.append(line);
        }
    }

    synchronized void early(EarlyCall call) {
        add(call);
        if (file != null) {
            file.append(call);
        }
    }

    private synchronized void add(EarlyCall call) {
        early.add(call);
    }

    private synchronized void add(LedgerLine line) {
        add(line, line.arrived());
    }

    private void add(LedgerLine line, Instant done) {
        lines.add(line);
        if (line.applied()) {
            shown.computeIfAbsent(line.ref(), added -> new ArrayList<>()).add(new Shown(done, line.wanted()));
        }
    }

    private boolean takesBack(LedgerLine line) {
        return line.applied()
                && first(line)
                        .filter(first -> lines.stream()
                                .filter(between -> between.ref().equals(line.ref()) && between.applied())
                                .filter(between -> between.sequence() > first.sequence())
                                .filter(between -> between.sequence() < line.sequence())
                                .anyMatch(between -> !Objects.equals(between.key(), line.key())
                                        && !between.wanted().equals(line.wanted())))
                        .isPresent();
    }

    /** The effect that {@code line} repeats. */
    private Optional<LedgerLine> first(LedgerLine line) {
        return lines.stream()
                .filter(other -> other.applied() && other.sequence() < line.sequence())
                .filter(other -> other.key() != null && other.key().equals(line.key()))
                .filter(other -> other.ref().equals(line.ref()))
                .findFirst();
    }

    /** When a write came in, under what key, and when it is done. */
    record Arrival(Instant at, @Nullable String key, Instant done) {

        static Arrival byHand(Instant now) {
            return new Arrival(now, null, now);
        }
    }

    private record Shown(Instant since, LivePrice price) {}
}
