package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.server.platform.JsonBinding;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;

/** The canaries of runs, and which targets belong to which of their steps. */
@Dependent
class CanaryStore {

    private static final String COLUMNS =
            "c.run_id, c.plan::text as plan, c.state, c.version, c.sizes, c.step, c.watch_until, c.figures::text as figures, c.reason";

    /** Random-looking, and the same however often it is asked for. Later steps are not due, whatever happens, before they are open. */
    private static final String STEPS = """
            update target t
               set canary_step = s.step, updated_at = now(),
                   next_at = case when s.step = 0 then t.next_at else timestamptz 'infinity' end
              from (select g.tenant_id, g.id,
                           width_bucket((row_number() over (order by md5(g.run_id::text || g.sku), g.id) - 1)::integer, p.sizes)
                             as step
                      from (select ?::uuid as tenant, ?::uuid as run, ?::integer[] as sizes) as p
                      join target g on g.tenant_id = p.tenant and g.run_id = p.run and g.state = 'QUEUED') as s
             where t.tenant_id = s.tenant_id and t.id = s.id""";

    private static final String OPENED = """
            update target t set next_at = now(), updated_at = now()
              from (select ?::uuid as tenant, ?::uuid as run, ?::integer as step) as p
             where t.tenant_id = p.tenant and t.run_id = p.run and t.canary_step <= p.step and t.state = 'QUEUED'
               and t.next_at = timestamptz 'infinity'""";

    /** Waiting for its canary takes none of the time that a run has. */
    private static final String POSTPONED = """
            update run r set deadline_at = now() + make_interval(secs => p.deadline)
              from (select ?::uuid as tenant, ?::uuid as id, ?::float8 as deadline) as p
             where r.tenant_id = p.tenant and r.id = p.id""";

    /** What a later version replaced is no longer the run's to answer for, and what lies under a sale is not shown. */
    private static final String WRITTEN = """
            select t.sku, t.currency, t.after_price, t.after_compare_at
              from (select ?::uuid as tenant, ?::uuid as run, ?::integer as step) as p
              join target t on t.tenant_id = p.tenant and t.run_id = p.run and t.canary_step <= p.step
               and t.state = 'APPLIED' and t.connection_id is not null
             where not exists (
                   select from price_version own
                     join price_version w on w.tenant_id = own.tenant_id and w.price_list_id = own.price_list_id
                      and w.sku = own.sku and w.id <> own.id and w.recorded_at > own.recorded_at
                    where own.tenant_id = t.tenant_id and own.run_id = t.run_id and own.price_list_id = t.price_list_id
                      and own.sku = t.sku)
             order by t.sku""";

    /** All of them: with each named, an index finds the few targets of a canary without passing the others. */
    private static final List<String> STATES =
            Stream.of(TargetState.values()).map(TargetState::name).toList();

    private static final Jsonb JSON = JsonBinding.create();

    private final Sql sql;
    private final WriteSettings settings;

    @Inject
    CanaryStore(Session session, WriteSettings settings) {
        this.sql = new Sql(session);
        this.settings = settings;
    }

    void insert(Canary canary) {
        sql.update(
                """
                insert into canary (tenant_id, run_id, plan, state, version, sizes, step, figures)
                values (?, ?, ?::jsonb, ?, ?, ?::integer[], ?, ?::jsonb)""",
                canary.run().value(),
                JSON.toJson(CanaryBody.of(canary.plan())),
                canary.state(),
                canary.version(),
                canary.progress().sizes(),
                canary.progress().step(),
                JSON.toJson(canary.figures()));
    }

    Optional<Canary> find(RunId run) {
        return Optional.ofNullable(of(List.of(run)).get(run));
    }

    /** By run; those without one are absent. */
    Map<RunId, Canary> of(Collection<RunId> runs) {
        var canaries = new LinkedHashMap<RunId, Canary>();
        sql.query(
                        CanaryStore::canary,
                        "select " + COLUMNS + " from canary c where c.tenant_id = ? and c.run_id = any(?::uuid[])",
                        runs.stream().map(RunId::value).toList())
                .forEach(canary -> canaries.put(canary.run(), canary));
        return canaries;
    }

    /** Those of runs that are being applied and whose rest waits. */
    List<Canary> undecided() {
        return sql.query(CanaryStore::canary, "select " + COLUMNS + """
                  from canary c
                  join run r on r.tenant_id = c.tenant_id and r.id = c.run_id and r.state = 'APPLYING'
                 where c.tenant_id = ? and c.state in ('WRITING', 'WATCHING') order by c.run_id""");
    }

    /** Says of each target that waits which step it belongs to. */
    void divide(Canary begun) {
        if (!begun.progress().sizes().isEmpty()) {
            sql.update(STEPS, begun.run().value(), begun.progress().sizes());
        }
    }

    /**
     * Stores the move if the canary is still as it was read; targets of a step that is open now may be claimed.
     *
     * @return false if somebody else moved it meanwhile
     */
    boolean move(Canary from, Canary to) {
        var moved = sql.update(
                        """
                        update canary c
                           set state = w.state, version = w.next, sizes = w.sizes, step = w.step, watch_until = w.until,
                               figures = w.figures, reason = w.reason
                          from (select ?::uuid as tenant, ?::uuid as run, ?::bigint as version, ?::text as state,
                                       ?::bigint as next, ?::integer[] as sizes, ?::integer as step, ?::timestamptz as until,
                                       ?::jsonb as figures, ?::text as reason) as w
                         where c.tenant_id = w.tenant and c.run_id = w.run and c.version = w.version""",
                        from.run().value(),
                        from.version(),
                        to.state(),
                        to.version(),
                        to.progress().sizes(),
                        to.progress().step(),
                        to.progress().watchUntil(),
                        JSON.toJson(to.figures()),
                        to.reason())
                == 1;
        if (moved && to.progress().step() > from.progress().step()) {
            sql.update(OPENED, to.run().value(), to.progress().step());
            sql.update(POSTPONED, to.run().value(), settings.deadline().toMillis() / 1_000.0);
        }
        return moved;
    }

    /** How far the targets of the open step and those before it are. */
    TargetCounts counts(Canary canary) {
        var counts = new EnumMap<TargetState, Integer>(TargetState.class);
        sql.query(
                row -> counts.put(TargetState.valueOf(row.getString("state")), row.getInt("targets")),
                """
                select state, count(*) as targets from target
                 where tenant_id = ? and run_id = ? and state = any(?::text[]) and canary_step <= ? group by state""",
                canary.run().value(),
                STATES,
                canary.progress().step());
        return new TargetCounts(counts);
    }

    /** What these targets have written to the channel and nobody in Calibr has changed since, by SKU. */
    Map<Sku, LivePrice> written(Canary canary) {
        var written = new LinkedHashMap<Sku, LivePrice>();
        sql.query(
                row -> written.put(
                        new Sku(row.getString("sku")),
                        new LivePrice(
                                Objects.requireNonNull(Sql.money(row, "after_price")),
                                Sql.money(row, "after_compare_at"))),
                WRITTEN,
                canary.run().value(),
                canary.progress().step());
        return written;
    }

    private static Canary canary(ResultSet row) throws SQLException {
        return new Canary(
                new RunId(row.getObject("run_id", UUID.class)),
                JSON.fromJson(row.getString("plan"), CanaryBody.class).plan(),
                CanaryState.valueOf(row.getString("state")),
                row.getLong("version"),
                new Canary.Progress(
                        List.of((Integer[]) row.getArray("sizes").getArray()),
                        row.getInt("step"),
                        Sql.instant(row, "watch_until")),
                JSON.fromJson(row.getString("figures"), CanaryFigures.class),
                row.getString("reason"));
    }
}
