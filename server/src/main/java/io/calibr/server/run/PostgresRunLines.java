package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.model.TargetId;
import io.calibr.model.UserId;
import io.calibr.server.platform.IdSource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Targets and price changes in PostgreSQL, moved by whole runs. */
@Dependent
class PostgresRunLines implements RunLines {

    private final Sql sql;
    private final IdSource ids;

    @Inject
    PostgresRunLines(Session session, IdSource ids) {
        this.sql = new Sql(session);
        this.ids = ids;
    }

    @Override
    public void approve(Run approved) {
        sql.update("""
                update target set state = 'QUEUED', next_at = now(), updated_at = now()
                 where tenant_id = ? and run_id = ? and state = 'PREVIEW'""", id(approved));
        decide(approved, PriceChangeState.APPROVED);
    }

    @Override
    public void reject(Run rejected) {
        sql.update("""
                update target set state = 'EXCLUDED', updated_at = now()
                 where tenant_id = ? and run_id = ? and state = 'PREVIEW'""", id(rejected));
        decide(rejected, PriceChangeState.REJECTED);
    }

    /** Targets first: one that is claimed meanwhile keeps its decision. */
    @Override
    public void cancel(RunId cancelled) {
        sql.update("""
                update target set state = 'CANCELLED', updated_at = now()
                 where tenant_id = ? and run_id = ? and state = 'QUEUED'""", cancelled.value());
        sql.update("""
                update price_change c set state = 'SKIPPED', version = c.version + 1
                  from target t
                 where c.tenant_id = ? and c.run_id = ? and c.state = 'APPROVED'
                   and t.tenant_id = c.tenant_id and t.id = c.target_id and t.state = 'CANCELLED'""", cancelled.value());
    }

    @Override
    public int retryFailed(Run run, List<TargetId> some, UserId by, Instant at) {
        var failed = sql.query(
                Sql.id(), """
                update target t set state = 'QUEUED', attempt = 0, next_at = now(), error_code = null,
                       error_message = null, updated_at = now()
                  from (select ?::uuid as tenant, ?::uuid as run, ?::uuid[] as some) as p
                 where t.tenant_id = p.tenant and t.run_id = p.run and t.state = 'FAILED'
                   and (cardinality(p.some) = 0 or t.id = any(p.some))
                returning t.id""", id(run), some.stream().map(TargetId::value).toList());
        if (failed.isEmpty()) {
            return 0;
        }
        sql.update("""
                update dead_letter set requeued_at = now()
                 where tenant_id = ? and run_id = ? and source = 'TARGET' and source_id = any(?::uuid[])
                   and requeued_at is null""", id(run), failed);
        var approver = run.history().people().approver();
        var fresh = Stream.generate(ids::next).limit(failed.size()).toList();
        sql.update("""
                insert into price_change (tenant_id, id, project_id, price_list_id, sku, run_id, target_id, source, state,
                       currency, before_price, before_compare_at, after_price, after_compare_at, reason, requested_by,
                       decided_by, created_at, decided_at)
                select t.tenant_id, f.id, t.project_id, t.price_list_id, t.sku, t.run_id, t.id, 'RUN', 'APPROVED',
                       t.currency, t.before_price, t.before_compare_at, t.after_price, t.after_compare_at, 'tried again',
                       w.requester, w.approver, w.at, w.at
                  from (select ?::uuid as tenant, ?::uuid as requester, ?::uuid as approver, ?::timestamptz as at) as w
                 cross join unnest(?::uuid[], ?::uuid[]) as f (id, target)
                  join target t on t.tenant_id = w.tenant and t.id = f.target""", by.value(), approver == null ? null : approver.value(), at, fresh, failed);
        return failed.size();
    }

    @Override
    public void begin(Run started, Duration deadline) {
        sql.update("""
                update run r set deadline_at = now() + make_interval(secs => p.deadline)
                  from (select ?::uuid as tenant, ?::uuid as id, ?::float8 as deadline) as p
                 where r.tenant_id = p.tenant and r.id = p.id""", id(started), deadline.toMillis() / 1_000.0);
    }

    @Override
    public TargetCounts counts(RunId run) {
        var counts = new EnumMap<TargetState, Integer>(TargetState.class);
        sql.query(
                row -> counts.put(TargetState.valueOf(row.getString("state")), row.getInt("targets")),
                "select state, count(*) as targets from target where tenant_id = ? and run_id = ? group by state",
                run.value());
        return new TargetCounts(counts);
    }

    private void decide(Run run, PriceChangeState decision) {
        var people = run.history().people();
        var decider = people.approver();
        sql.update(
                """
                update price_change c set state = d.state, decided_by = d.decider, decided_at = d.at, version = c.version + 1
                  from (select ?::uuid as tenant, ?::text as state, ?::uuid as decider, ?::timestamptz as at, ?::uuid as run) as d
                 where c.tenant_id = d.tenant and c.run_id = d.run and c.state = 'PENDING'""",
                decision,
                decider == null ? null : decider.value(),
                run.history().times().approved(),
                id(run));
    }

    private static UUID id(Run run) {
        return run.id().value();
    }
}
