package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.model.TargetId;
import io.calibr.plugin.sdk.SubmissionRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The queue in memory, by the rules of the one in PostgreSQL. Each of its guards can be taken away, to show that the
 * simulation misses it.
 */
final class SimulatedTargets implements TargetQueue {

    static final ConnectionId CHANNEL = new ConnectionId(new UUID(3, 3));

    /** What keeps workers apart and prices right. */
    enum Guard {
        EPOCH,
        ONE_WRITER,
        READ_BACK,
        LEASE
    }

    /** A node dies here: what was written down before stays, what comes after never happens. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1;

        Death(String where) {
            super(where);
        }
    }

    private final Map<TargetId, Entry> entries = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();
    private final VirtualClock clock;
    private final Random random;
    private final @Nullable Guard missing;
    private Instant pausedUntil = Instant.MIN;
    private boolean calm;

    /** @param missing the guard that this queue lacks; null for none */
    SimulatedTargets(VirtualClock clock, Random random, @Nullable Guard missing) {
        this.clock = clock;
        this.random = random;
        this.missing = missing;
    }

    /** One target as the database has it. */
    static final class Entry {
        private final TargetId id;
        private final Claimed.Wish wish;
        private final RunId run;
        private TargetState state = TargetState.QUEUED;
        private int attempt;
        private long epoch;
        private Instant nextAt;
        private Instant leaseUntil = Instant.MIN;
        private Instant writtenAt = Instant.MIN;
        private @Nullable SubmissionRef submission;
        private Claimed.@Nullable Refusal refusal;
        private int endings;

        Entry(TargetId id, RunId run, Claimed.Wish wish, Instant nextAt) {
            this.id = id;
            this.run = run;
            this.wish = wish;
            this.nextAt = nextAt;
        }

        Claimed.Wish wish() {
            return wish;
        }

        TargetState state() {
            return state;
        }

        /** How often its end was recorded. */
        int endings() {
            return endings;
        }

        boolean isInFlight() {
            return state == TargetState.APPLYING || state == TargetState.SUBMITTED || state == TargetState.VERIFYING;
        }

        private Claimed claimed(Instant now) {
            var owner = new Claimed.Owner(run, new ProjectId(new UUID(3, 1)), CHANNEL);
            var reading = state != TargetState.APPLYING;
            var settled = !writtenAt.plus(Backoff.SETTLED).isAfter(now);
            return new Claimed(
                    id, epoch, owner, wish, new Claimed.Progress(attempt, reading, settled, submission, refusal));
        }

        @Override
        public String toString() {
            return wish.ref() + " " + wish.before().price() + " > "
                    + wish.wanted().price() + " " + state + " attempt " + attempt;
        }
    }

    void add(RunId run, Claimed.Wish wish, Instant from) {
        var id = new TargetId(new UUID(4, entries.size()));
        entries.put(id, new Entry(id, run, wish, from));
    }

    Stream<Entry> entries() {
        return entries.values().stream();
    }

    boolean isOpen() {
        return entries().anyMatch(entry -> TargetState.OPEN.contains(entry.state()));
    }

    List<String> broken() {
        return broken;
    }

    void calm() {
        calm = true;
    }

    /** Nothing takes a day here. */
    @Override
    public int expire() {
        return 0;
    }

    @Override
    public List<Optional<ConnectionId>> channelsWithWork() {
        return List.of(Optional.of(CHANNEL));
    }

    @Override
    public List<Claimed> claim(Optional<ConnectionId> channel, int most, Duration lease) {
        if (clock.instant().isBefore(pausedUntil)) {
            return List.of();
        }
        var claimed = new ArrayList<Claimed>();
        entries()
                .filter(entry -> entry.state == TargetState.QUEUED && !entry.nextAt.isAfter(clock.instant()))
                .sorted(Comparator.comparing(entry -> entry.nextAt))
                .forEach(entry -> {
                    if (claimed.size() < most && !isBeingWritten(entry)) {
                        entry.state = TargetState.APPLYING;
                        entry.attempt++;
                        entry.writtenAt = clock.instant();
                        entry.refusal = null;
                        claimed.add(taken(entry, lease));
                    }
                });
        mayDie("after a claim");
        return claimed;
    }

    private boolean isBeingWritten(Entry entry) {
        return missing != Guard.ONE_WRITER
                && entries()
                        .anyMatch(
                                other -> other.isInFlight() && other.wish.ref().equals(entry.wish.ref()));
    }

    @Override
    public List<Claimed> claimForReading(Optional<ConnectionId> channel, int most, Duration lease) {
        if (clock.instant().isBefore(pausedUntil)) {
            return List.of();
        }
        var claimed = entries()
                .filter(entry -> entry.state == TargetState.SUBMITTED || entry.state == TargetState.VERIFYING)
                .filter(entry -> !entry.leaseUntil.isAfter(clock.instant()))
                .limit(most)
                .map(entry -> taken(entry, lease))
                .toList();
        mayDie("after a claim for reading");
        return claimed;
    }

    private Claimed taken(Entry entry, Duration lease) {
        entry.epoch++;
        entry.leaseUntil = clock.instant().plus(lease);
        return entry.claimed(clock.instant());
    }

    @Override
    public int abandoned() {
        var left = entries()
                .filter(entry -> entry.state == TargetState.APPLYING)
                .filter(entry -> missing != Guard.LEASE && !entry.leaseUntil.isAfter(clock.instant()))
                .toList();
        left.forEach(entry -> {
            entry.state = TargetState.VERIFYING;
            entry.epoch++;
            entry.leaseUntil = clock.instant();
        });
        return left.size();
    }

    @Override
    public List<Fate.Of> finish(List<Fate.Of> fates) {
        mayDie("before the results are written down");
        var ours = fates.stream().filter(this::isStillHeld).toList();
        ours.forEach(one -> end(entry(one), one));
        mayDie("after the results are written down");
        return ours;
    }

    private boolean isStillHeld(Fate.Of one) {
        var entry = entry(one);
        return entry.isInFlight()
                && (missing == Guard.EPOCH || entry.epoch == one.target().epoch());
    }

    private Entry entry(Fate.Of one) {
        return Optional.ofNullable(entries.get(one.target().id())).orElseThrow();
    }

    private void end(Entry entry, Fate.Of one) {
        if (entry.epoch != one.target().epoch()) {
            broken.add("a worker that had lost it wrote down " + one.fate() + " for " + entry);
        }
        switch (one.fate()) {
            case Fate.Applied _ -> entry.state = TargetState.APPLIED;
            case Fate.Submitted(var submission) -> {
                entry.state = TargetState.SUBMITTED;
                entry.submission = submission;
                entry.leaseUntil = clock.instant().plusSeconds(5);
            }
            case Fate.Verify(var after, var refusal) -> {
                entry.state = missing == Guard.READ_BACK ? TargetState.APPLIED : TargetState.VERIFYING;
                entry.leaseUntil = soon(after);
                entry.refusal = refusal;
            }
            case Fate.Again(var after, var usesUpAttempt) -> {
                entry.state = TargetState.QUEUED;
                entry.nextAt = soon(after);
                entry.attempt -= usesUpAttempt ? 0 : 1;
            }
            case Fate.Skipped _ -> entry.state = TargetState.SKIPPED;
            case Fate.Failed _ -> entry.state = TargetState.FAILED;
        }
        entry.endings += TargetState.OPEN.contains(entry.state) ? 0 : 1;
    }

    private Instant soon(Duration wait) {
        return clock.instant().plusMillis((long) (wait.toMillis() * (0.8 + random.nextDouble() * 0.4)));
    }

    @Override
    public void pause(ConnectionId channel, Duration length) {
        var until = clock.instant().plus(length);
        pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
    }

    private void mayDie(String where) {
        if (!calm && random.nextInt(25) == 0) {
            throw new Death(where);
        }
    }
}
