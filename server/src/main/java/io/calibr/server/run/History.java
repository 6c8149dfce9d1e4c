package io.calibr.server.run;

import io.calibr.model.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who moved a run, and when; a step that has not happened is null. */
record History(People people, Times times) {

    /** @param approver null also where the project's policy approved it */
    record People(UserId requester, @Nullable UserId approver) {}

    /** Later steps are never before earlier ones. */
    record Times(
            Instant created,
            @Nullable Instant approved,
            @Nullable Instant queued,
            @Nullable Instant started,
            @Nullable Instant finished) {}

    static History requested(UserId requester, Instant at) {
        return new History(new People(requester, null), new Times(at, null, null, null, null));
    }

    History approved(@Nullable UserId approver, Instant at) {
        return new History(new People(people.requester(), approver), new Times(times.created(), at, null, null, null));
    }

    /** Queued, for the first time or again: what came after is open again. */
    History queued(Instant at) {
        return new History(people, new Times(times.created(), times.approved(), at, null, null));
    }

    History started(Instant at) {
        return new History(
                people,
                new Times(times.created(), times.approved(), times.queued(), notBefore(times.queued(), at), null));
    }

    History finished(Instant at) {
        return new History(
                people,
                new Times(
                        times.created(),
                        times.approved(),
                        times.queued(),
                        times.started(),
                        notBefore(times.started() == null ? times.queued() : times.started(), at)));
    }

    /** The business clock may be moved back between two steps of a demo. */
    private static Instant notBefore(@Nullable Instant earlier, Instant at) {
        return earlier != null && earlier.isAfter(at) ? earlier : at;
    }
}
