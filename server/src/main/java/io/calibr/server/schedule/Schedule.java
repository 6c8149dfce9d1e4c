package io.calibr.server.schedule;

import io.calibr.model.ProjectId;
import io.calibr.model.UserId;
import io.calibr.server.run.RunBody;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When dry runs are made, and of what.
 *
 * @param cron null for a schedule that comes once
 * @param nextAt null once it comes no more
 */
record Schedule(
        UUID id,
        Owner owner,
        String name,
        RunBody run,
        @Nullable String cron,
        @Nullable Instant nextAt) {

    /** In whose name the runs are requested, and where. */
    record Owner(ProjectId project, UserId requester, Instant created) {}
}
