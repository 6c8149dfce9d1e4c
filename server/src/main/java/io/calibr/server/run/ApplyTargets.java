package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.IdempotencyKey;
import io.calibr.plugin.sdk.PriceWriteResult;
import io.calibr.plugin.sdk.TraceId;
import io.calibr.server.platform.WallClock;
import io.calibr.server.problem.PricingProblem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the due targets of one channel, and first reads back those whose outcome is not known. The channel is talked to
 * outside of any transaction; what became of a batch is written down in one.
 */
@Dependent
class ApplyTargets {

    private static final Logger log = LoggerFactory.getLogger(ApplyTargets.class);
    private static final Duration UNUSABLE = Duration.ofSeconds(60);

    private final TargetQueue queue;
    private final Channels channels;
    private final WorkerSettings settings;
    private final WriteSettings writing;
    private final Clock clock;

    @Inject
    ApplyTargets(
            TargetQueue queue,
            Channels channels,
            WorkerSettings settings,
            WriteSettings writing,
            @WallClock Clock clock) {
        this.queue = queue;
        this.channels = channels;
        this.settings = settings;
        this.writing = writing;
        this.clock = clock;
    }

    /**
     * One batch: of reading back, or of writing if there is nothing to read back. No more calls are made at once than the
     * channel takes, whatever nodes make them.
     *
     * @param batches where one that was written is added
     * @return whether there was anything to do
     */
    boolean apply(Optional<ConnectionId> connection, Lane lane, LaneSlot slot, Batches batches) {
        try (var channel = channels.of(connection)) {
            var limits = channel.limits();
            var most = Math.min(settings.batch(), limits.items());
            return slot.goesOn(Math.min(limits.calls(), writing.channelCalls()))
                    && (readBack(connection, channel, most) || write(connection, channel, most, lane, batches));
        } catch (ConnectorException failure) {
            return unusable(connection, failure, batches);
        } catch (PricingProblem gone) {
            log.atWarn()
                    .addKeyValue("connection", connection)
                    .addKeyValue("reason", gone.getMessage())
                    .log("channel not usable");
            connection.ifPresent(id -> queue.pause(id, UNUSABLE));
            return false;
        }
    }

    private boolean readBack(Optional<ConnectionId> connection, Channel channel, int most) {
        var read = queue.claimForReading(connection, most, settings.lease());
        finish(read, () -> new ReadBack(channel).ask(call("read", read), read));
        return !read.isEmpty();
    }

    private boolean write(Optional<ConnectionId> connection, Channel channel, int most, Lane lane, Batches batches) {
        var written = queue.claim(connection, most, settings.lease());
        if (lane.isClosing()) {
            giveBack(written);
            return false;
        }
        if (written.size() == most) {
            lane.another();
        }
        finish(written, () -> write(channel, written), batches);
        return !written.isEmpty();
    }

    private void giveBack(List<Claimed> targets) {
        if (!targets.isEmpty()) {
            queue.finish(targets.stream()
                    .map(target -> new Fate.Of(target, new Fate.Again(Duration.ZERO, false)))
                    .toList());
        }
    }

    private List<Fate.Of> write(Channel channel, List<Claimed> targets) {
        var results = channel.write(
                call("write", targets), targets.stream().map(Claimed::write).toList());
        return IntStream.range(0, targets.size())
                .mapToObj(index -> fate(targets.get(index), results.get(index)))
                .toList();
    }

    private static Fate.Of fate(Claimed target, PriceWriteResult result) {
        return new Fate.Of(target, Fate.of(target, result));
    }

    private void finish(List<Claimed> targets, Work work, Batches batches) {
        var begun = System.nanoTime();
        var ended = finish(targets, work);
        batches.add(ended.fates(), Duration.ofNanos(System.nanoTime() - begun), ended.failure());
    }

    /** A call that fails as a whole decides for all its targets. */
    private Ended finish(List<Claimed> targets, Work work) {
        if (targets.isEmpty()) {
            return new Ended(List.of(), Optional.empty());
        }
        try {
            return new Ended(record(work.fates()), Optional.empty());
        } catch (ConnectorException failure) {
            rest(targets.getFirst(), failure);
            var fates = targets.stream()
                    .map(target -> new Fate.Of(target, fateAfter(target, failure)))
                    .toList();
            return new Ended(record(fates), Optional.of(String.valueOf(failure.getMessage())));
        }
    }

    /** Also on a thread that is told to end: what the channel said must not be lost. */
    private List<Fate.Of> record(List<Fate.Of> fates) {
        return Uninterrupted.call(() -> queue.finish(fates));
    }

    private static Fate fateAfter(Claimed target, ConnectorException failure) {
        return target.reading() ? Fate.unread(target, failure) : Fate.of(target, failure);
    }

    private void rest(Claimed target, ConnectorException failure) {
        var connection = target.owner().connection();
        if (connection != null && failure instanceof ConnectorException.RateLimited limited) {
            queue.pause(connection, Backoff.patience(limited.retryAfter()));
        }
    }

    /** The channel cannot even be opened: what may pass is waited for, anything else fails what is due. */
    private boolean unusable(Optional<ConnectionId> connection, ConnectorException failure, Batches batches) {
        switch (failure) {
            case ConnectorException.RateLimited limited ->
                connection.ifPresent(id -> queue.pause(id, Backoff.patience(limited.retryAfter())));
            case ConnectorException.Transient _ -> connection.ifPresent(id -> queue.pause(id, Backoff.first()));
            case ConnectorException.AuthExpired _, ConnectorException.ConfigError _, ConnectorException.Permanent _ -> {
                var due = queue.claim(connection, settings.batch(), settings.lease());
                finish(
                        due,
                        () -> {
                            throw failure;
                        },
                        batches);
                return !due.isEmpty();
            }
        }
        return false;
    }

    /** The key names the effect, however often it is repeated: the same targets in the same attempt. */
    private Call call(String what, List<Claimed> targets) {
        var key = UUID.nameUUIDFromBytes(targets.stream()
                .map(target -> target.id() + "/" + target.attempt())
                .sorted()
                .collect(Collectors.joining(",", what, ""))
                .getBytes(StandardCharsets.UTF_8));
        var trace = targets.isEmpty() ? what : targets.getFirst().owner().run().toString();
        return new Call(
                new IdempotencyKey(key.toString()),
                new TraceId(trace),
                clock.instant().plus(settings.patience()),
                Call.Cancellation.NEVER);
    }

    /**
     * What became of a batch.
     *
     * @param fates of those that were still ours
     * @param failure why the call failed as a whole
     */
    private record Ended(List<Fate.Of> fates, Optional<String> failure) {}

    /** Talks to the channel. */
    private interface Work {
        List<Fate.Of> fates();
    }
}
