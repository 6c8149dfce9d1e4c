package io.calibr.server.run;

import io.calibr.model.ChannelRef;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.PriceWriteResult;
import io.calibr.plugin.sdk.SubmissionRef;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of a claimed target. */
sealed interface Fate {

    /** Calibr's own code where the channel shows something we neither wrote nor expected. */
    String MOVED = "MOVED";

    /** Calibr's own code while nobody knows whether a price was written. */
    String UNKNOWN = "UNKNOWN";

    /** Written. */
    record Applied() implements Fate {}

    /** Taken by the channel, not yet live. */
    record Submitted(SubmissionRef submission) implements Fate {}

    /** Nobody knows: read it back, after a pause. */
    record Verify(Duration after, Claimed.@Nullable Refusal refusal) implements Fate {
        Verify(Duration after) {
            this(after, null);
        }
    }

    /** Nothing was written: once more, after a pause. */
    record Again(Duration after, boolean usesUpAttempt) implements Fate {}

    /** Edited elsewhere: stays as it is. */
    record Skipped(LivePrice actual) implements Fate {}

    /** Not to be written. */
    record Failed(FailureClass why, String code, String message) implements Fate {}

    /** Where the target stands with it. */
    default TargetState state() {
        return switch (this) {
            case Applied _ -> TargetState.APPLIED;
            case Submitted _ -> TargetState.SUBMITTED;
            case Verify _ -> TargetState.VERIFYING;
            case Again _ -> TargetState.QUEUED;
            case Skipped _ -> TargetState.SKIPPED;
            case Failed _ -> TargetState.FAILED;
        };
    }

    /** What the channel said about one write. What it says of an attempt says nothing about one before it that broke off. */
    static Fate of(Claimed target, PriceWriteResult result) {
        return switch (result) {
            case PriceWriteResult.Applied _ -> new Applied();
            case PriceWriteResult.Accepted accepted -> new Submitted(accepted.submission());
            case PriceWriteResult.Rejected(var _, var code, var reason) ->
                refused(target, new Claimed.Refusal(code, reason));
            case PriceWriteResult.Moved moved ->
                target.attempt() > 1 ? new Verify(Backoff.settling()) : leftAs(target, moved.actual());
            case PriceWriteResult.Unknown _ -> new Verify(Duration.ZERO);
        };
    }

    /** The call failed as a whole. Only what may have taken effect is read back. */
    static Fate of(Claimed target, ConnectorException failure) {
        return switch (failure) {
            case ConnectorException.Transient _ -> new Verify(Backoff.first());
            case ConnectorException.RateLimited limited -> new Again(Backoff.patience(limited.retryAfter()), false);
            case ConnectorException.AuthExpired _ -> refused(target, FailureClass.AUTH_EXPIRED, failure);
            case ConnectorException.ConfigError _ -> refused(target, "CONFIG_ERROR", failure);
            case ConnectorException.Permanent _ -> refused(target, "PERMANENT", failure);
        };
    }

    /** Reading a target back failed, which tells nothing about it. What needs a person is not asked again all the time. */
    static Fate unread(Claimed target, ConnectorException failure) {
        var pause = switch (failure) {
            case ConnectorException.Transient _ -> Backoff.after(target.attempt());
            case ConnectorException.RateLimited limited -> Backoff.patience(limited.retryAfter());
            case ConnectorException.AuthExpired _, ConnectorException.ConfigError _, ConnectorException.Permanent _ ->
                Backoff.longest();
        };
        return new Verify(pause, target.progress().refusal());
    }

    /**
     * What reading back tells about a target whose outcome was unknown. Trying again is harmless, since it is the same
     * absolute price; anything final waits until the write cannot take effect any more.
     */
    static Fate readBack(Claimed target, @Nullable LivePrice live) {
        var refusal = target.progress().refusal();
        if (target.wish().wanted().equals(live)) {
            return new Applied();
        }
        if (isUntouched(target, live) && refusal == null && target.attempt() < Backoff.ATTEMPTS) {
            return new Again(Backoff.after(target.attempt()), true);
        }
        return target.progress().settled() ? settled(target, live) : new Verify(Backoff.settling(), refusal);
    }

    /** A write that expects nothing replaces a price in another currency, which therefore is what was there before. */
    private static boolean isUntouched(Claimed target, @Nullable LivePrice live) {
        var before = target.wish().before().live();
        return target.owner().connection() == null
                || Optional.ofNullable(live).equals(before)
                || (before.isEmpty() && live != null && !isOurs(target, live));
    }

    private static boolean isOurs(Claimed target, LivePrice live) {
        return live.price().currency().equals(target.wish().wanted().price().currency());
    }

    private static Fate settled(Claimed target, @Nullable LivePrice live) {
        var refusal = target.progress().refusal();
        if (isUntouched(target, live)) {
            return refusal == null
                    ? new Failed(FailureClass.TIMEOUT, "ATTEMPTS_USED_UP", "the channel did not take the price")
                    : refused(refusal);
        }
        return live == null
                ? refused(new Claimed.Refusal(PriceWriteResult.Rejected.NOT_LISTED, "not listed: " + target.ref()))
                : leftAs(target, live);
    }

    /** A price in another currency is no price of this target's that could be written down. */
    private static Fate leftAs(Claimed target, LivePrice live) {
        return isOurs(target, live)
                ? new Skipped(live)
                : refused(new Claimed.Refusal(
                        PriceWriteResult.Rejected.WRONG_CURRENCY,
                        "shown in " + live.price().currency()));
    }

    private static Fate refused(Claimed target, String code, ConnectorException failure) {
        return refused(target, new Claimed.Refusal(code, String.valueOf(failure.getMessage())));
    }

    private static Fate refused(Claimed target, Claimed.Refusal refusal) {
        return target.attempt() > 1 ? new Verify(Backoff.settling(), refusal) : refused(refusal);
    }

    private static Failed refused(Claimed.Refusal refusal) {
        return new Failed(FailureClass.ofRejection(refusal.code()), refusal.code(), refusal.reason());
    }

    /** The deadline of its run has passed. */
    static Fate late(Claimed target) {
        var why = target.reading() ? "nobody could say whether the price was written" : "not written in time";
        return new Failed(FailureClass.TIMEOUT, "DEADLINE", why);
    }

    /** A target with its fate. */
    record Of(Claimed target, Fate fate) {
        ChannelRef ref() {
            return target.ref();
        }
    }
}
