package io.calibr.server.schedule;

import io.calibr.engine.schedule.Recurring;
import io.calibr.model.RunId;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.server.event.ClockWork;
import io.calibr.server.event.Job;
import io.calibr.server.event.JobEnd;
import io.calibr.server.event.JobEnd.About;
import io.calibr.server.event.JobOutcome;
import io.calibr.server.event.JobRecords;
import io.calibr.server.event.Journal;
import io.calibr.server.platform.IdSource;
import io.calibr.server.platform.Transactions;
import io.calibr.server.problem.PricingProblem;
import io.calibr.server.run.Occasion;
import io.calibr.server.run.RequestRun;
import io.calibr.server.schedule.ScheduleStore.Claimed;
import io.calibr.server.schedule.ScheduleStore.Place;
import io.calibr.server.schedule.ScheduleView.FireState;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import io.calibr.server.tenant.Caller;
import io.calibr.server.tenant.Scope;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the dry runs whose time has come. What was missed while no server ran is recorded as such; only the last of several
 * missed times makes a run, since the prices of the others would be void at once.
 */
@Dependent
class FireSchedules implements ClockWork {

    /** Of more missed times the last ones are listed. */
    private static final int MOST_MISSED = 1_000;

    private final ScheduleStore schedules;
    private final RequestRun runs;
    private final Journal journal;
    private final JobRecords records;
    private final Transactions transactions;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    FireSchedules(
            ScheduleStore schedules,
            RequestRun runs,
            Journal journal,
            JobRecords records,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        this.schedules = schedules;
        this.runs = runs;
        this.journal = journal;
        this.records = records;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void doWhatIsDue() {
        transactions.run(() -> schedules.due(clock.instant()).forEach(this::come));
        for (var claimed = claim(); claimed.isPresent(); claimed = claim()) {
            run(claimed.get());
        }
    }

    private Optional<Claimed> claim() {
        return transactions.call(schedules::claim);
    }

    /** Lists the times up to now, and finds the next one after them. */
    private void come(Schedule schedule) {
        var due = schedule.nextAt();
        if (due == null) {
            return;
        }
        var now = clock.instant();
        var next = Optional.<Instant>empty();
        var cron = schedule.cron();
        if (cron != null) {
            var recurring = Recurring.of(cron, zone(schedule));
            var times = new ArrayList<>(List.of(due));
            times.addAll(recurring.latest(due, now, MOST_MISSED + 1));
            due = times.removeLast();
            record(schedule, times.subList(Math.max(0, times.size() - MOST_MISSED), times.size()), FireState.MISSED);
            next = recurring.next(now);
        }
        record(schedule, List.of(due), FireState.DUE);
        schedules.next(schedule.id(), next);
    }

    private void record(Schedule schedule, List<Instant> times, FireState state) {
        schedules.record(schedule.id(), times.stream().map(_ -> ids.next()).toList(), times, state);
    }

    private ZoneId zone(Schedule schedule) {
        return ZoneId.of(schedules.zone(schedule.owner().project()));
    }

    private void run(Claimed claimed) {
        var begun = new Begun(clock.instant(), System.nanoTime());
        var schedule = claimed.schedule();
        var place = transactions.call(() -> schedules.place(schedule.owner()));
        if (place.isEmpty()) {
            failed(claimed, begun, "who asked for it may not ask for runs any more");
            return;
        }
        try {
            if (schedule.cron() != null) {
                runs.checkRepeated(schedule.run(), scope(schedule, place.get()), claimed.dueAt());
            }
            var occasion = new Occasion.Schedule(schedule.id());
            var run = runs.run(schedule.run(), scope(schedule, place.get()), claimed.dueAt(), occasion);
            transactions.run(() -> finish(claimed, Optional.of(run), Optional.empty()));
        } catch (PricingProblem | ConnectorException refused) {
            failed(claimed, begun, String.valueOf(refused.getMessage()));
        }
    }

    private void failed(Claimed claimed, Begun begun, String why) {
        transactions.run(() -> {
            if (finish(claimed, Optional.empty(), Optional.of(why))) {
                var schedule = claimed.schedule();
                records.record(new JobEnd(
                        Job.MATERIALIZE,
                        new About("schedule", schedule.id(), schedule.owner().project()),
                        begun.at(),
                        Duration.ofNanos(System.nanoTime() - begun.nanos()),
                        JobOutcome.FAILED,
                        Map.of("for", "schedule", "schedule", schedule.id(), "reason", why)));
            }
        });
    }

    private boolean finish(Claimed claimed, Optional<RunId> run, Optional<String> error) {
        var ours = schedules.finish(claimed, run, error);
        if (ours) {
            journal.record(ScheduleEvents.fired(claimed, run, error));
        }
        return ours;
    }

    private record Begun(Instant at, long nanos) {}

    private static ProjectScope scope(Schedule schedule, Place place) {
        var owner = schedule.owner();
        var tenant = Tenancy.current();
        var caller = new Caller(tenant, owner.requester(), place.email(), Set.of(Scope.WRITE), Caller.Via.TOKEN);
        return new ProjectScope(
                tenant,
                owner.project(),
                ZoneId.of(place.zone()),
                Currency.getInstance(place.currency()),
                caller,
                Role.EDITOR);
    }
}
