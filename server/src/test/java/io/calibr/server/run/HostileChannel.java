package io.calibr.server.run;

import io.calibr.model.ChannelRef;
import io.calibr.model.Money;
import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.PriceWrite;
import io.calibr.plugin.sdk.PriceWriteResult;
import io.calibr.plugin.sdk.SubmissionRef;
import io.calibr.plugin.sdk.SubmissionStatus;
import io.calibr.plugin.sdk.WriteLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A channel that does everything a channel may do to a client: refuses, breaks off before, in the middle of and after the
 * work, answers late, works late, forgets, shows old prices. It keeps the one promise that writing rests on: a write whose
 * expected price is not there any more changes nothing.
 */
final class HostileChannel implements Channel {

    private static final WriteLimits LIMITS = new WriteLimits(4, 1);

    private final Random random;
    private final VirtualClock clock;
    private final Ledger ledger;
    private final Runnable freeze;
    private final List<String> broken = new ArrayList<>();
    private final List<Late> late = new ArrayList<>();
    private final Map<SubmissionRef, Submission> submissions = new HashMap<>();
    private final Map<ChannelRef, Integer> writes = new HashMap<>();
    private final Map<ChannelRef, Instant> changed = new HashMap<>();
    private Instant closedUntil = Instant.MIN;
    private boolean calm;

    /** A write that arrives after its caller has given up. */
    private record Late(Instant at, PriceWrite write) {}

    private record Submission(Instant at, List<PriceWrite> writes, boolean lost) {}

    /** @param freeze stops the calling node for longer than its lease, while the others go on */
    HostileChannel(Random random, VirtualClock clock, Ledger ledger, Runnable freeze) {
        this.random = random;
        this.clock = clock;
        this.ledger = ledger;
        this.freeze = freeze;
    }

    /** From now on it behaves. */
    void calm() {
        calm = true;
    }

    /** What callers did that no channel forgives. */
    List<String> broken() {
        return broken;
    }

    /** How often writing a price was tried, not counting the calls that it refused for being too many. */
    int writes(ChannelRef ref) {
        return writes.getOrDefault(ref, 0);
    }

    /** Somebody changes a price on the channel itself. */
    void edit(ChannelRef ref, Money price) {
        settle();
        change(ref, LivePrice.of(price), false);
    }

    /** What was under way arrives. */
    void settle() {
        var due =
                late.stream().filter(one -> !one.at().isAfter(clock.instant())).toList();
        late.removeAll(due);
        due.forEach(one -> take(one.write()));
    }

    @Override
    public WriteLimits limits() {
        return LIMITS;
    }

    @Override
    public List<PriceWriteResult> write(Call call, List<PriceWrite> batch) {
        if (isTroubled(0.06)) {
            freeze.run();
        }
        enter(call);
        if (isTroubled(0.1)) {
            refuse();
        }
        batch.forEach(write -> writes.merge(write.ref(), 1, Integer::sum));
        if (isTroubled(0.5)) {
            return inTrouble(batch);
        }
        return batch.stream().map(this::take).toList();
    }

    private List<PriceWriteResult> inTrouble(List<PriceWrite> batch) {
        return switch (random.nextInt(8)) {
            case 0 -> throw new ConnectorException.Transient("500 before anything was done");
            case 1 -> {
                batch.forEach(this::take);
                throw new ConnectorException.Transient("no answer, though all was done");
            }
            case 2 -> {
                batch.subList(0, batch.size() / 2).forEach(this::take);
                throw new ConnectorException.Transient("reset in the middle");
            }
            case 3 -> {
                batch.forEach(write -> late.add(new Late(in(25), write)));
                throw new ConnectorException.Transient("no answer, and it will be done later");
            }
            case 4 -> {
                batch.forEach(this::take);
                yield batch.stream().map(this::take).toList();
            }
            case 5 -> accepted(batch);
            case 6 -> {
                var results = batch.stream().map(this::takeOrNot).toList();
                if (random.nextBoolean()) {
                    freeze.run();
                }
                yield results;
            }
            default -> {
                clock.pass(Duration.ofSeconds(random.nextInt(20)));
                yield batch.stream().map(this::takeOrNot).toList();
            }
        };
    }

    private List<PriceWriteResult> accepted(List<PriceWrite> batch) {
        var submission = new SubmissionRef("s" + submissions.size());
        submissions.put(submission, new Submission(in(40), batch, random.nextInt(4) == 0));
        return batch.stream()
                .<PriceWriteResult>map(write -> new PriceWriteResult.Accepted(write.ref(), submission))
                .toList();
    }

    private PriceWriteResult takeOrNot(PriceWrite write) {
        return switch (random.nextInt(6)) {
            case 0 -> new PriceWriteResult.Unknown(write.ref());
            case 1 -> {
                take(write);
                yield new PriceWriteResult.Unknown(write.ref());
            }
            case 2 -> new PriceWriteResult.Rejected(write.ref(), "NOT_FOR_SALE", "refused for no reason");
            default -> take(write);
        };
    }

    private PriceWriteResult take(PriceWrite write) {
        return switch (write.against(ledger.live(write.ref()))) {
            case WRITE -> {
                change(write.ref(), write.wanted(), true);
                yield new PriceWriteResult.Applied(write.ref());
            }
            case ALREADY_THERE -> new PriceWriteResult.Applied(write.ref());
            case MOVED -> new PriceWriteResult.Moved(write.ref(), ledger.live(write.ref()));
        };
    }

    private void change(ChannelRef ref, LivePrice price, boolean ours) {
        ledger.record(ref, price, ours);
        changed.put(ref, clock.instant());
    }

    @Override
    public Map<SubmissionRef, SubmissionStatus> poll(Call call, Set<SubmissionRef> asked) {
        enter(call);
        trouble();
        var statuses = new LinkedHashMap<SubmissionRef, SubmissionStatus>();
        asked.forEach(ref -> Optional.ofNullable(submissions.get(ref))
                .flatMap(submission -> status(ref, submission))
                .ifPresent(status -> statuses.put(ref, status)));
        return statuses;
    }

    private Optional<SubmissionStatus> status(SubmissionRef ref, Submission submission) {
        if (submission.at().isAfter(clock.instant())) {
            return Optional.of(new SubmissionStatus.Working());
        }
        submissions.remove(ref);
        if (submission.lost()) {
            return random.nextBoolean() ? Optional.empty() : Optional.of(new SubmissionStatus.Abandoned("given up"));
        }
        return Optional.of(new SubmissionStatus.Finished(
                submission.writes().stream().map(this::take).toList()));
    }

    @Override
    public Map<ChannelRef, LivePrice> currentPrices(Call call, Set<ChannelRef> refs) {
        enter(call);
        trouble();
        var shown = new LinkedHashMap<ChannelRef, LivePrice>();
        refs.forEach(ref -> shown.put(ref, isStale(ref) ? ledger.before(ref).orElseThrow() : ledger.live(ref)));
        if (isTroubled(0.06)) {
            freeze.run();
        }
        return shown;
    }

    /** For a few seconds after a change readers may see the price before it. */
    private boolean isStale(ChannelRef ref) {
        var since = changed.get(ref);
        return since != null
                && since.plusSeconds(10).isAfter(clock.instant())
                && ledger.before(ref).isPresent()
                && isTroubled(0.3);
    }

    private void trouble() {
        if (isTroubled(0.1)) {
            refuse();
        }
        if (isTroubled(0.15)) {
            throw new ConnectorException.Transient("503");
        }
    }

    private void refuse() {
        var told = random.nextInt(4) > 0;
        var wait = told ? Duration.ofSeconds(1L + random.nextInt(30)) : Duration.ZERO;
        closedUntil = clock.instant().plus(wait);
        throw new ConnectorException.RateLimited("429", wait);
    }

    private void enter(Call call) {
        call.ensureWanted(clock);
        settle();
        if (clock.instant().isBefore(closedUntil)) {
            broken.add("called at " + clock.instant() + ", before the channel's Retry-After of " + closedUntil);
        }
    }

    private boolean isTroubled(double share) {
        return !calm && random.nextDouble() < share;
    }

    private Instant in(int seconds) {
        return clock.instant().plusMillis(random.nextInt(seconds * 1_000));
    }

    /** The channel lives longer than any connection to it. */
    @Override
    public void close() {}
}
