package io.calibr.server.job;

import io.calibr.server.event.JobOutcome;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as the API shows it.
 *
 * @param job by the name of its events
 * @param about what it is for
 * @param since when it began, became due or failed; left out while it waits
 * @param nextAt when it is due next, or goes on; left out where that is now, or never
 * @param last how it ended last; left out before it has
 */
public record JobView(
        String job,
        About about,
        JobState state,
        @Nullable Instant since,
        @Nullable Instant nextAt,
        @Nullable Last last) {

    /**
     * What it works for.
     *
     * @param entity schedule, layer, run or connection
     * @param name a run has that of its price list
     */
    public record About(String entity, UUID id, String name) {}

    /**
     * How it ended last.
     *
     * @param reason of a failure
     */
    public record Last(
            JobOutcome outcome, Instant at, @Nullable String reason) {}
}
