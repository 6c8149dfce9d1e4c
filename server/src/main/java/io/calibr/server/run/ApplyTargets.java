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
    private final Clock clock;

    @Inject
    ApplyTargets(TargetQueue queue, Channels channels, WorkerSettings settings, @WallClock Clock clock) {
        this.queue = queue;
        this.channels = channels;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * One batch of reading and one of writing.
     *
     * @return whether there was anything to do
     */
    boolean apply(Optional<ConnectionId> connection) {
        try (var channel = channels.of(connection)) {
            var most = Math.min(settings.batch(), channel.batch());
            var read = queue.claimForReading(connection, most, settings.lease());
            finish(read, () -> new ReadBack(channel).ask(call("read", read), read));
            var written = queue.claim(connection, most, settings.lease());
            finish(written, () -> write(channel, written));
            return !read.isEmpty() || !written.isEmpty();
        } catch (ConnectorException failure) {
            return unusable(connection, failure);
        } catch (PricingProblem gone) {
            log.atWarn()
                    .addKeyValue("connection", connection)
                    .addKeyValue("reason", gone.getMessage())
                    .log("channel not usable");
            connection.ifPresent(id -> queue.pause(id, UNUSABLE));
            return false;
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

    /** A call that fails as a whole decides for all its targets. */
    private void finish(List<Claimed> targets, Work work) {
        if (targets.isEmpty()) {
            return;
        }
        List<Fate.Of> fates;
        try {
            fates = work.fates();
        } catch (ConnectorException failure) {
            rest(targets.getFirst(), failure);
            fates = targets.stream()
                    .map(target -> new Fate.Of(target, fateAfter(target, failure)))
                    .toList();
        }
        queue.finish(fates);
    }

    /** While a target is being read back a failing call tells nothing about it: it stays where it is. */
    private static Fate fateAfter(Claimed target, ConnectorException failure) {
        return target.reading()
                ? new Fate.Verify(
                        Backoff.after(target.attempt()), target.progress().refusal())
                : Fate.of(failure);
    }

    private void rest(Claimed target, ConnectorException failure) {
        var connection = target.owner().connection();
        if (connection != null && failure instanceof ConnectorException.RateLimited limited) {
            queue.pause(connection, Backoff.patience(limited.retryAfter()));
        }
    }

    /** The channel cannot even be opened: what may pass is waited for, anything else fails what is due. */
    private boolean unusable(Optional<ConnectionId> connection, ConnectorException failure) {
        switch (failure) {
            case ConnectorException.RateLimited limited ->
                connection.ifPresent(id -> queue.pause(id, Backoff.patience(limited.retryAfter())));
            case ConnectorException.Transient _ -> connection.ifPresent(id -> queue.pause(id, Backoff.first()));
            case ConnectorException.AuthExpired _, ConnectorException.ConfigError _, ConnectorException.Permanent _ -> {
                var due = queue.claim(connection, settings.batch(), settings.lease());
                finish(due, () -> {
                    throw failure;
                });
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

    /** Talks to the channel. */
    private interface Work {
        List<Fate.Of> fates();
    }
}
