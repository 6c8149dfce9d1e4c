package io.calibr.server.schedule;

import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.model.UserId;
import io.calibr.server.platform.JsonBinding;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.run.RunBody;
import io.calibr.server.schedule.Schedule.Owner;
import io.calibr.server.schedule.ScheduleView.FireState;
import io.calibr.server.schedule.ScheduleView.FireView;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.NativeQuery;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

/** Schedules in PostgreSQL, and each time they came. */
@Dependent
class ScheduleStore {

    private static final Jsonb JSON = JsonBinding.create();
    private static final int MOST_FIRES = 50;
    private static final String SELECT = """
            select id, project_id, name, cast(request as text) as request, cron, next_at, requested_by, created_at
              from schedule where tenant_id = :tenant and removed_at is null""";

    private final Session session;

    @Inject
    ScheduleStore(Session session) {
        this.session = session;
    }

    void insert(Schedule schedule) {
        mutation("""
                        insert into schedule (tenant_id, id, project_id, name, request, cron, next_at, requested_by, created_at)
                        values (:tenant, :id, :project, :name, cast(:request as jsonb), :cron, :next, :requester, :created)""")
                .setParameter("id", schedule.id())
                .setParameter("project", schedule.owner().project().value())
                .setParameter("name", schedule.name())
                .setParameter("request", JSON.toJson(schedule.run()))
                .setParameter("cron", schedule.cron(), String.class)
                .setParameter("next", schedule.nextAt(), Instant.class)
                .setParameter("requester", schedule.owner().requester().value())
                .setParameter("created", schedule.owner().created())
                .executeUpdate();
    }

    Optional<Schedule> find(ProjectId project, UUID id) {
        return query(SELECT + " and project_id = :project and id = :id")
                .setParameter("project", project.value())
                .setParameter("id", id)
                .getResultStream()
                .map(ScheduleStore::schedule)
                .findFirst();
    }

    /** Newest first. */
    List<Schedule> page(ProjectId project, PageRequest page) {
        return query(SELECT + """
                 and project_id = :project and (cast(:after as uuid) is null or id < cast(:after as uuid))
               order by id desc limit :limit""")
                .setParameter("project", project.value())
                .setParameter("after", page.afterId().orElse(null), UUID.class)
                .setParameter("limit", page.read())
                .getResultStream()
                .map(ScheduleStore::schedule)
                .toList();
    }

    /** By schedule, newest first, at most 50 each. */
    Map<UUID, List<FireView>> fires(List<UUID> schedules) {
        return query("""
                        select s.id as schedule_id, f.*
                          from unnest(cast(:schedules as uuid[])) as s (id)
                         cross join lateral (
                               select due_at, state, run_id, error from schedule_fire
                                where tenant_id = :tenant and schedule_id = s.id order by due_at desc limit :most) as f
                         order by f.due_at desc""")
                .setParameter("schedules", schedules.toArray(UUID[]::new))
                .setParameter("most", MOST_FIRES)
                .getResultStream()
                .collect(groupingBy(row -> row.get("schedule_id", UUID.class), mapping(ScheduleStore::fire, toList())));
    }

    /** It comes no more; what it has made stays. */
    void remove(UUID id, Instant at) {
        mutation("update schedule set removed_at = :at, next_at = null where tenant_id = :tenant and id = :id")
                .setParameter("at", at)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** The schedules whose time has come, kept from every other worker until the transaction ends. */
    List<Schedule> due(Instant at) {
        return query(SELECT + " and next_at <= :at order by id for update skip locked")
                .setParameter("at", at)
                .getResultStream()
                .map(ScheduleStore::schedule)
                .toList();
    }

    void next(UUID id, Optional<Instant> next) {
        mutation("update schedule set next_at = :next where tenant_id = :tenant and id = :id")
                .setParameter("next", next.orElse(null), Instant.class)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Times that have come, each under the id at its place. */
    void record(UUID schedule, List<UUID> ids, List<Instant> times, FireState state) {
        mutation("""
                        insert into schedule_fire (tenant_id, id, schedule_id, due_at, state)
                        select :tenant, t.id, :schedule, t.due, :state
                          from unnest(cast(:ids as uuid[]), cast(:times as timestamptz[])) as t (id, due)
                            on conflict (tenant_id, schedule_id, due_at) do nothing""")
                .setParameter("schedule", schedule)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .setParameter("times", times.toArray(Instant[]::new))
                .setParameter("state", state.name())
                .executeUpdate();
    }

    /** A time that has come and that this worker has now. */
    record Claimed(UUID id, long epoch, Instant dueAt, Schedule schedule) {}

    /** One that nobody has, for ten minutes by the database's clock. Chosen once: a join could choose again for each row. */
    Optional<Claimed> claim() {
        return query("""
                        with c as materialized (
                                select g.tenant_id, g.id from schedule_fire g
                                 where g.tenant_id = :tenant and g.state = 'DUE'
                                   and (g.lease_until is null or g.lease_until <= now())
                                 order by g.due_at limit 1 for update skip locked)
                        update schedule_fire f set epoch = f.epoch + 1, lease_until = now() + interval '10 minutes'
                          from c
                          join schedule s on true
                         where f.tenant_id = c.tenant_id and f.id = c.id and s.tenant_id = f.tenant_id and s.id = f.schedule_id
                        returning f.id as fire_id, f.epoch, f.due_at, s.id, s.project_id, s.name,
                               cast(s.request as text) as request, s.cron, s.next_at, s.requested_by, s.created_at""")
                .getResultStream()
                .map(row -> new Claimed(
                        row.get("fire_id", UUID.class),
                        row.get("epoch", Long.class),
                        row.get("due_at", Instant.class),
                        schedule(row)))
                .findFirst();
    }

    /** What came of it; changes nothing if another worker has it by now. */
    boolean finish(Claimed claimed, Optional<RunId> run, Optional<String> error) {
        return mutation("""
                        update schedule_fire set state = :state, run_id = :run, error = :error, lease_until = null
                         where tenant_id = :tenant and id = :id and epoch = :epoch and state = 'DUE'""")
                        .setParameter("state", run.isPresent() ? FireState.DONE.name() : FireState.FAILED.name())
                        .setParameter("run", run.map(RunId::value).orElse(null), UUID.class)
                        .setParameter("error", error.orElse(null), String.class)
                        .setParameter("id", claimed.id())
                        .setParameter("epoch", claimed.epoch())
                        .executeUpdate()
                == 1;
    }

    /** The project's zone. */
    String zone(ProjectId project) {
        return query("select zone from project where tenant_id = :tenant and id = :project")
                .setParameter("project", project.value())
                .getSingleResult()
                .get("zone", String.class);
    }

    /** The project that a run is made in, and who asks for it. */
    record Place(String zone, String currency, String email) {}

    /** Empty where the requester is no member who may ask for runs any more. */
    Optional<Place> place(Owner owner) {
        return query("""
                        select p.zone, cast(p.currency as text) as currency, u.email
                          from project p
                          join membership m on m.tenant_id = p.tenant_id and m.project_id = p.id
                          join app_user u on u.tenant_id = m.tenant_id and u.id = m.user_id
                         where p.tenant_id = :tenant and p.id = :project and m.user_id = :user and m.role <> 'VIEWER'
                           and u.disabled_at is null""")
                .setParameter("project", owner.project().value())
                .setParameter("user", owner.requester().value())
                .getResultStream()
                .map(row -> new Place(
                        row.get("zone", String.class),
                        row.get("currency", String.class),
                        row.get("email", String.class)))
                .findFirst();
    }

    private NativeQuery<Tuple> query(String sql) {
        return session.createNativeQuery(sql, Tuple.class)
                .setParameter("tenant", Tenancy.current().value());
    }

    private MutationQuery mutation(String sql) {
        return session.createNativeMutationQuery(sql)
                .setParameter("tenant", Tenancy.current().value());
    }

    private static Schedule schedule(Tuple row) {
        return new Schedule(
                row.get("id", UUID.class),
                new Owner(
                        new ProjectId(row.get("project_id", UUID.class)),
                        new UserId(row.get("requested_by", UUID.class)),
                        row.get("created_at", Instant.class)),
                row.get("name", String.class),
                JSON.fromJson(row.get("request", String.class), RunBody.class),
                row.get("cron", String.class),
                row.get("next_at", Instant.class));
    }

    private static FireView fire(Tuple row) {
        var run = row.get("run_id", UUID.class);
        return new FireView(
                row.get("due_at", Instant.class),
                FireState.valueOf(row.get("state", String.class)),
                run == null ? null : new RunId(run),
                row.get("error", String.class));
    }
}
