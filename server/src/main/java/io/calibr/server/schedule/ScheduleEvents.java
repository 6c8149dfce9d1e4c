package io.calibr.server.schedule;

import io.calibr.model.RunId;
import io.calibr.server.event.Change;
import io.calibr.server.schedule.ScheduleStore.Claimed;
import io.calibr.server.security.ProjectScope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is recorded about schedules. */
final class ScheduleEvents {

    private ScheduleEvents() {}

    static Change by(ProjectScope scope, String type, Schedule schedule) {
        return new Change(
                        type,
                        "schedule",
                        schedule.id(),
                        scope.caller().user().value(),
                        Map.of("name", schedule.name(), "cron", String.valueOf(schedule.cron())))
                .in(scope.project());
    }

    static Change fired(Claimed claimed, Optional<RunId> run, Optional<String> error) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", claimed.schedule().name());
        facts.put("dueAt", claimed.dueAt());
        run.ifPresent(id -> facts.put("run", id));
        error.ifPresent(why -> facts.put("error", why));
        return new Change(
                        run.isPresent() ? "schedule.fired" : "schedule.failed",
                        "schedule",
                        claimed.schedule().id(),
                        null,
                        facts)
                .in(claimed.schedule().owner().project());
    }
}
