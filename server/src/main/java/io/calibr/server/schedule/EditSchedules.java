package io.calibr.server.schedule;

import io.calibr.server.event.Journal;
import io.calibr.server.platform.IdSource;
import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.problem.Kind;
import io.calibr.server.run.RequestRun;
import io.calibr.server.schedule.Schedule.Owner;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Makes schedules, lists them and takes them away. */
@Dependent
class EditSchedules {

    private final ScheduleStore schedules;
    private final RequestRun runs;
    private final Journal journal;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    EditSchedules(ScheduleStore schedules, RequestRun runs, Journal journal, IdSource ids, Clock clock) {
        this.schedules = schedules;
        this.runs = runs;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    ScheduleView create(ProjectScope scope, ScheduleBody wanted) {
        var now = clock.instant();
        var first = wanted.first(now, scope.zone());
        if (wanted.cron() == null) {
            runs.check(wanted.asked(), scope, first);
        } else {
            runs.checkRepeated(wanted.asked(), scope, first);
        }
        var owner = new Owner(scope.project(), scope.caller().user(), now);
        var schedule = new Schedule(ids.next(), owner, wanted.named(), wanted.asked(), wanted.cron(), first);
        schedules.insert(schedule);
        journal.record(ScheduleEvents.by(scope, "schedule.created", schedule));
        return view(schedule);
    }

    @Transactional
    Page<ScheduleView> page(ProjectScope scope, PageRequest page) {
        var found = schedules.page(scope.project(), page);
        var fires = schedules.fires(found.stream().map(Schedule::id).toList());
        return Page.of(found, page, schedule -> schedule.id().toString())
                .map(schedule -> ScheduleView.of(schedule, fires.getOrDefault(schedule.id(), List.of())));
    }

    @Transactional
    ScheduleView one(ProjectScope scope, UUID id) {
        return view(schedule(scope, id));
    }

    @Transactional
    void remove(ProjectScope scope, UUID id) {
        var schedule = schedule(scope, id);
        schedules.remove(id, clock.instant());
        journal.record(ScheduleEvents.by(scope, "schedule.removed", schedule));
    }

    private Schedule schedule(ProjectScope scope, UUID id) {
        return schedules.find(scope.project(), id).orElseThrow(() -> Kind.SCHEDULE_NOT_FOUND.with("schedule", id));
    }

    private ScheduleView view(Schedule schedule) {
        return ScheduleView.of(
                schedule, schedules.fires(List.of(schedule.id())).getOrDefault(schedule.id(), List.of()));
    }
}
