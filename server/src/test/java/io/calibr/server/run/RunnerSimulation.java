package io.calibr.server.run;

import io.calibr.model.ChannelRef;
import io.calibr.model.ConnectionId;
import io.calibr.model.Money;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.server.run.SimulatedTargets.Death;
import io.calibr.server.run.SimulatedTargets.Entry;
import io.calibr.server.run.SimulatedTargets.Guard;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Two overlapping runs, three nodes, one hostile channel, all in one thread on a virtual clock, so that one seed is one
 * history. Nodes die at every point where something is written down, and freeze past their leases while the others go on;
 * people edit prices on the channel meanwhile. Then the trouble ends, and everything must come to a right end by itself.
 */
final class RunnerSimulation {

    private static final int REFS = 12;
    private static final int TROUBLED_STEPS = 120;
    private static final int MOST_STEPS = 4_000;
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final WorkerSettings SETTINGS = new WorkerSettings(true, Duration.ofSeconds(1), LEASE, 5, 4);
    private static final WriteSettings WRITING =
            new WriteSettings(1, 1, 1, Duration.ofHours(24), Duration.ZERO, Duration.ofDays(7));
    private static final RunId FIRST = new RunId(new UUID(2, 1));
    private static final RunId SECOND = new RunId(new UUID(2, 2));

    private final Random random;
    private final VirtualClock clock = new VirtualClock();
    private final Ledger ledger = new Ledger();
    private final SimulatedTargets targets;
    private final HostileChannel channel;
    private final List<ApplyTargets> nodes;
    private int frozen;
    private int edits;

    private RunnerSimulation(long seed, @Nullable Guard missing) {
        this.random = new Random(seed);
        this.targets = new SimulatedTargets(clock, random, missing);
        this.channel = new HostileChannel(random, clock, ledger, this::freeze);
        this.nodes = IntStream.range(0, 3).mapToObj(this::node).toList();
    }

    /** What went wrong under a seed; empty if nothing did. */
    static List<String> violations(long seed) {
        return violations(seed, null);
    }

    /** @param missing the guard to do without */
    static List<String> violations(long seed, @Nullable Guard missing) {
        var simulation = new RunnerSimulation(seed, missing);
        simulation.stock();
        simulation.run();
        return simulation.found();
    }

    private void stock() {
        for (var number = 0; number < REFS; number++) {
            var ref = new ChannelRef("SKU-" + number);
            ledger.list(ref, LivePrice.of(dollars(10)));
            add(FIRST, ref, 10, 20, clock.instant());
            if (random.nextInt(3) == 0) {
                var later = clock.instant().plusSeconds(random.nextInt(90));
                add(SECOND, ref, random.nextBoolean() ? 20 : 10, 30, later);
            }
        }
    }

    private void add(RunId run, ChannelRef ref, long before, long wanted, Instant from) {
        targets.add(
                run,
                new Claimed.Wish(
                        ref, new Sku(ref.value()), LivePrice.of(dollars(wanted)), Shown.of(dollars(before), null)),
                from);
    }

    private static Money dollars(long amount) {
        return Money.of(amount + ".00", "USD");
    }

    /** Clocks of nodes are up to two seconds off. */
    private ApplyTargets node(int number) {
        var skew = Duration.ofMillis(random.nextInt(4_000) - 2_000);
        return new ApplyTargets(targets, _ -> channel, SETTINGS, WRITING, Clock.offset(clock, skew));
    }

    private void run() {
        for (var step = 0; step < TROUBLED_STEPS; step++) {
            step(random.nextInt(nodes.size()));
            if (random.nextInt(15) == 0) {
                edit();
            }
        }
        channel.calm();
        targets.calm();
        for (var step = 0; step < MOST_STEPS && targets.isOpen(); step++) {
            step(step % nodes.size());
        }
        clock.pass(Duration.ofMinutes(5));
        channel.settle();
    }

    private void step(int node) {
        try (var slot = new LaneSlot(new OneThread(), Optional.of(SimulatedTargets.CHANNEL))) {
            targets.abandoned();
            nodes.get(node).apply(Optional.of(SimulatedTargets.CHANNEL), Rounds.ALONE, slot, new Batches());
        } catch (Death died) {
            // a new process takes its place; what the dead one held is in the queue
        }
        clock.pass(Duration.ofMillis(random.nextInt(3_000)));
    }

    /** One node stands still past its lease; the others find its targets and finish them. */
    private void freeze() {
        if (frozen > 0) {
            return;
        }
        frozen++;
        clock.pass(LEASE.plusSeconds(1));
        for (var step = 0; step < 6; step++) {
            step(random.nextInt(nodes.size()));
        }
        frozen--;
    }

    /** A price nobody of us knows; never one that was there before, which no reader could tell from nothing. */
    private void edit() {
        channel.edit(new ChannelRef("SKU-" + random.nextInt(REFS)), dollars(100L + edits++));
    }

    private List<String> found() {
        var found = new ArrayList<>(channel.broken());
        found.addAll(targets.broken());
        targets.entries().forEach(entry -> wrong(entry).ifPresent(what -> found.add(what + ": " + history(entry))));
        return found;
    }

    private Optional<String> wrong(Entry entry) {
        var wanted = entry.wish().wanted();
        var ref = entry.wish().ref();
        var written = ledger.wasLive(ref, wanted);
        var live = ledger.live(ref).equals(wanted);
        if (TargetState.OPEN.contains(entry.state())) {
            return Optional.of("stuck");
        }
        if (entry.endings() != 1) {
            return Optional.of("its end was recorded " + entry.endings() + " times");
        }
        if (channel.writes(ref) > allowedWrites(ref)) {
            return Optional.of("written " + channel.writes(ref) + " times");
        }
        if (ledger.isRepeated(ref, wanted)) {
            return Optional.of("took effect again after another price");
        }
        if (entry.state() == TargetState.APPLIED && !written) {
            return Optional.of("recorded as applied, but never live");
        }
        return entry.state() != TargetState.APPLIED && live ? Optional.of("live, but not recorded") : Optional.empty();
    }

    /** Three attempts for each run that writes the price. */
    private long allowedWrites(ChannelRef ref) {
        return Backoff.ATTEMPTS
                * targets.entries()
                        .filter(entry -> entry.wish().ref().equals(ref))
                        .count();
    }

    private String history(Entry entry) {
        return entry + " of "
                + ledger.of(entry.wish().ref()).stream()
                        .map(effect ->
                                (effect.ours() ? "ours " : "") + effect.price().price())
                        .collect(Collectors.joining(", ", "[", "]"));
    }

    /** No two calls of one thread are in flight at once. */
    private record OneThread() implements CallSlots, CallSlots.Slot {

        @Override
        public Optional<Slot> take(ConnectionId connection, int most) {
            return Optional.of(this);
        }

        @Override
        public boolean goesOn() {
            return true;
        }

        @Override
        public void close() {}
    }
}
