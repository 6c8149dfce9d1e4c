package io.calibr.server.job;

/** The statement that lists jobs; each part reads what is under way, not what has been. */
final class JobSql {

    private static final String SCHEDULES = """
            select 'MATERIALIZE' as job, 'schedule' as entity, s.id, s.name,
                   case when f.state = 'DUE' and f.lease_until > now() then 'RUNNING'
                        when f.state = 'DUE' or s.next_at <= p.at then 'DUE'
                        when f.state = 'FAILED' then 'FAILED' else 'WAITING' end as state,
                   case when f.state in ('DUE', 'FAILED') then f.due_at when s.next_at <= p.at then s.next_at end as since,
                   s.next_at, e.state as outcome, e.due_at as ended_at, e.error as reason
              from p
              join schedule s on s.tenant_id = p.tenant and s.project_id = p.project and s.removed_at is null
              left join lateral (
                    select * from schedule_fire t where t.tenant_id = s.tenant_id and t.schedule_id = s.id
                     order by t.due_at desc limit 1) as f on true
              left join lateral (
                    select * from schedule_fire t where t.tenant_id = s.tenant_id and t.schedule_id = s.id
                       and t.state in ('DONE', 'FAILED')
                     order by t.due_at desc limit 1) as e on true
             where s.next_at is not null or f.state in ('DUE', 'FAILED')""";

    private static final String SALES = """
            select 'MATERIALIZE', 'layer', l.id, l.name, case when l.next_at <= p.at then 'DUE' else 'WAITING' end,
                   case when l.next_at <= p.at then l.next_at end, l.next_at, null, null, null
              from p
              join layer l on l.tenant_id = p.tenant and l.project_id = p.project and l.next_at is not null""";

    /** A run whose canary is watched goes on when the watch ends; one that failed is told of for a week. */
    private static final String RUNS = """
            select 'APPLY_BATCH', 'run', r.id, i.name,
                   case r.state when 'APPLYING' then 'RUNNING' when 'QUEUED' then 'DUE' else 'FAILED' end,
                   case r.state when 'APPLYING' then r.started_at when 'QUEUED' then r.queued_at else r.finished_at end,
                   case r.state when 'APPLYING' then c.watch_until end, e.outcome, e.at, e.reason
              from p
              join run r on r.tenant_id = p.tenant and r.project_id = p.project
               and (r.state in ('QUEUED', 'APPLYING') or r.state = 'FAILED' and r.finished_at > p.at - interval '7 days')
              join price_list i on i.tenant_id = r.tenant_id and i.id = r.price_list_id
              left join canary c on c.tenant_id = r.tenant_id and c.run_id = r.id
              left join lateral ({last}) as e on true""".replace("{last}", last("run", "r.id", "job.rule.apply.batch"));

    /** One that failed is tried again when its lease has ended. */
    private static final String CHANNELS =
            """
            select 'RECONCILE', 'connection', w.connection_id, k.slug, s.state,
                   case s.state when 'DUE' then d.at when 'WAITING' then null else n.created_at end,
                   case s.state when 'FAILED' then w.lease_until when 'WAITING' then d.at end, e.outcome, e.at, e.reason
              from p
              join channel_watch w on w.tenant_id = p.tenant and w.project_id = p.project
              join connection k on k.tenant_id = w.tenant_id and k.id = w.connection_id
             cross join lateral (
                    select min(c.due_at) as at from channel_check c
                     where c.tenant_id = w.tenant_id and c.connection_id = w.connection_id) as d
              left join reconciliation n on n.tenant_id = w.tenant_id and n.id = w.reconciliation_id
              left join lateral ({last}) as e on true
             cross join lateral (
                    select case when n.id is not null and e.outcome = 'FAILED' and e.reading = n.id::text then 'FAILED'
                                when w.lease_until > now() then 'RUNNING'
                                when d.at <= p.at then 'DUE' else 'WAITING' end as state) as s
             where d.at is not null""".replace("{last}", last("connection", "w.connection_id", "job.rule.reconcile"));

    static final String PAGE =
            "with p as (select ?::uuid as tenant, ?::uuid as project, ?::timestamptz as at, ?::text as job,"
                    + " ?::text as state, ?::integer as after_state, ?::uuid as after_id), j as ("
                    + String.join(" union all ", SCHEDULES, SALES, RUNS, CHANNELS)
                    + """
            )
            select j.* from p
             cross join (select j.*, array_position(array['RUNNING', 'DUE', 'FAILED', 'WAITING'], j.state) - 1 as rank from j) as j
             where (p.job is null or j.job = p.job) and (p.state is null or j.state = p.state)
               and (p.after_id is null or (j.rank, j.id) > (p.after_state, p.after_id))
             order by j.rank, j.id limit ?""";

    private JobSql() {}

    /** How it ended last, by the event that says so. */
    private static String last(String entity, String id, String job) {
        return """
                    select v.facts ->> 'outcome' as outcome, v.at, v.facts ->> 'reason' as reason,
                           v.facts ->> 'reconciliation' as reading
                      from event_log v
                     where v.tenant_id = p.tenant and v.entity = '{entity}' and v.entity_id = {id}::text and v.type = '{job}'
                     order by v.position desc limit 1""".replace("{entity}", entity).replace("{id}", id).replace("{job}", job);
    }
}
