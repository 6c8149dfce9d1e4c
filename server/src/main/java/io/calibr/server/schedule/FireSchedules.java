package io.calibr.server.schedule;

import io.calibr.engine.schedule.Recurring;
import io.calibr.model.RunId;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.server.event.ClockWork;
import io.calibr.server.event.Journal;
import io.calibr.server.platform.IdSource;
import io.calibr.server.platform.Transactions;
import io.calibr.server.problem.PricingProblem;
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
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
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
    private final Transactions transactions;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    FireSchedules(
            ScheduleStore schedules,
            RequestRun runs,
            Journal journal,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        this.schedules = schedules;
        this.runs = runs;
        this.journal = journal;
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
            times.addAll(recurring.between(due, now, Integer.MAX_VALUE));
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
        var schedule = claimed.schedule();
        var place = transactions.call(() -> schedules.place(schedule.owner()));
        if (place.isEmpty()) {
            finish(claimed, Optional.empty(), Optional.of("who asked for it may not ask for runs any more"));
            return;
        }
        try {
            if (schedule.cron() != null) {
                runs.checkRepeated(schedule.run(), scope(schedule, place.get()), claimed.dueAt());
            }
            var run = runs.run(schedule.run(), scope(schedule, place.get()), claimed.dueAt());
            finish(claimed, Optional.of(run), Optional.empty());
        } catch (PricingProblem | ConnectorException refused) {
            finish(claimed, Optional.empty(), Optional.of(String.valueOf(refused.getMessage())));
        }
    }

    private void finish(Claimed claimed, Optional<RunId> run, Optional<String> error) {
        transactions.run(() -> {
            if (schedules.finish(claimed, run, error)) {
                journal.record(ScheduleEvents.fired(claimed, run, error));
            }
        });
    }

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
