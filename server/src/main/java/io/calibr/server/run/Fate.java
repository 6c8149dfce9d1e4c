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

    /** Written. */
    record Applied() implements Fate {}

    /** Taken by the channel, not yet live. */
    record Submitted(SubmissionRef submission) implements Fate {}

    /** Nobody knows: read it back, after a pause. */
    record Verify(Duration after) implements Fate {}

    /** Nothing was written: once more, after a pause. */
    record Again(Duration after, boolean usesUpAttempt) implements Fate {}

    /** Edited elsewhere: stays as it is. */
    record Skipped(LivePrice actual) implements Fate {}

    /** Not to be written. */
    record Failed(FailureClass why, String code, String message) implements Fate {}

    /** What the channel said about one write. */
    static Fate of(PriceWriteResult result) {
        return switch (result) {
            case PriceWriteResult.Applied _ -> new Applied();
            case PriceWriteResult.Accepted accepted -> new Submitted(accepted.submission());
            case PriceWriteResult.Rejected rejected ->
                new Failed(FailureClass.ofRejection(rejected.code()), rejected.code(), rejected.reason());
            case PriceWriteResult.Moved moved -> new Skipped(moved.actual());
            case PriceWriteResult.Unknown _ -> new Verify(Duration.ZERO);
        };
    }

    /** The call failed as a whole. Only one that may have taken effect is read back. */
    static Fate of(ConnectorException failure) {
        var message = String.valueOf(failure.getMessage());
        return switch (failure) {
            case ConnectorException.Transient _ -> new Verify(Backoff.first());
            case ConnectorException.RateLimited limited -> new Again(Backoff.patience(limited.retryAfter()), false);
            case ConnectorException.AuthExpired _ -> new Failed(FailureClass.AUTHORIZATION, "AUTH_EXPIRED", message);
            case ConnectorException.ConfigError _ -> new Failed(FailureClass.VALIDATION, "CONFIG_ERROR", message);
            case ConnectorException.Permanent _ -> new Failed(FailureClass.VALIDATION, "PERMANENT", message);
        };
    }

    /** What reading back tells about a target whose outcome was unknown. */
    static Fate readBack(Claimed target, @Nullable LivePrice live) {
        var wish = target.wish();
        if (wish.wanted().equals(live)) {
            return new Applied();
        }
        if (target.owner().connection() == null
                || Optional.ofNullable(live).equals(wish.before().live())) {
            return again(target, "the channel did not take the price");
        }
        return live == null
                ? new Failed(
                        FailureClass.NOT_FOUND, PriceWriteResult.Rejected.NOT_LISTED, "not listed: " + target.ref())
                : new Skipped(live);
    }

    /** One more attempt, if there is one left. */
    static Fate again(Claimed target, String why) {
        return target.attempt() >= Backoff.ATTEMPTS
                ? new Failed(FailureClass.TIMEOUT, "ATTEMPTS_USED_UP", why)
                : new Again(Backoff.after(target.attempt()), true);
    }

    /** A target with its fate. */
    record Of(Claimed target, Fate fate) {
        ChannelRef ref() {
            return target.ref();
        }
    }
}
