package io.calibr.server.schedule;

import io.calibr.model.RunId;
import io.calibr.model.UserId;
import io.calibr.server.run.RunBody;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as the API shows it.
 *
 * @param nextAt when it comes next; not there once it comes no more
 * @param fires the last times it came, newest first
 */
public record ScheduleView(
        UUID id,
        String name,
        @Nullable String cron,
        @Nullable Instant nextAt,
        RunBody run,
        UserId requestedBy,
        Instant createdAt,
        List<FireView> fires) {

    /** What came of one time: a run, a reason why there is none, or nothing, since no server was there. */
    public record FireView(
            Instant dueAt,
            FireState state,
            @Nullable RunId run,
            @Nullable String error) {}

    /** How far one time is. */
    public enum FireState {
        DUE,
        DONE,
        FAILED,
        MISSED
    }

    static ScheduleView of(Schedule schedule, List<FireView> fires) {
        return new ScheduleView(
                schedule.id(),
                schedule.name(),
                schedule.cron(),
                schedule.nextAt(),
                schedule.run(),
                schedule.owner().requester(),
                schedule.owner().created(),
                fires);
    }
}
