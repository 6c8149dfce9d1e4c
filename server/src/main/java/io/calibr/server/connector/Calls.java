package io.calibr.server.connector;

import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.IdempotencyKey;
import io.calibr.plugin.sdk.TraceId;
import io.calibr.server.platform.WallClock;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Makes the calls that connectors get. Deadlines are of the wall clock: channels do not live in a demo's date. */
@Dependent
public class Calls {

    private static final Duration BRIEF = Duration.ofSeconds(10);

    private final Clock clock;

    @Inject
    Calls(@WallClock Clock clock) {
        this.clock = clock;
    }

    /** A call for one effect, which {@code key} names however often it is repeated. */
    public Call of(IdempotencyKey key, TraceId trace, Duration patience) {
        return new Call(key, trace, clock.instant().plus(patience), Call.Cancellation.NEVER);
    }

    /** A call that changes nothing. */
    public Call reading(String what, Duration patience) {
        return of(new IdempotencyKey(what), new TraceId(what), patience);
    }

    Call brief(String what) {
        return reading(what, BRIEF);
    }
}
