package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.server.catalog.PriceList;
import io.calibr.server.run.TargetView.Prices;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Plans the targets of runs that put prices back, all SKUs in one statement. */
@Dependent
class UndoStore {

    /** What cannot be put back is listed with the reason rather than left out; under a sale nothing goes to the channel. */
    private static final String TARGETS = """
            insert into target (tenant_id, id, run_id, project_id, price_list_id, sku, connection_id, channel_ref, currency,
                   before_price, before_compare_at, after_price, after_compare_at, idempotency_key, state, error_code,
                   error_message, replaced_by)
            select r.tenant_id, u.id, r.id, r.project_id, r.price_list_id, u.sku, case when l.id is null then r.connection_id end,
                   u.channel_ref, u.currency, u.shown, u.shown_compare_at,
                   case when u.code is null then u.wanted else u.shown end,
                   case when u.code is null then u.wanted_compare_at else u.shown_compare_at end,
                   u.id::text, case when u.code is null then 'PREVIEW' else 'SKIPPED' end, u.code, m.message, u.later
              from (select o.*, uuidv7(o.at - now()) as id,
                           case when o.later is not null then 'LATER_VERSION' when o.wanted is null then 'NO_PRICE_BEFORE' end as code
                      from ({undone}) as o) as u
              join run r on r.tenant_id = u.tenant and r.id = u.undo
              left join (values ('LATER_VERSION', 'the price was changed again after the run'),
                                ('NO_PRICE_BEFORE', 'there was no price before the run')) as m (code, message) on m.code = u.code
              left join layered_price l
                on l.tenant_id = r.tenant_id and l.price_list_id = r.price_list_id and l.connection_id = r.connection_id
               and l.sku = u.sku""";

    private static final String PARAMETERS = """
              from (select ?::uuid as tenant, ?::uuid as undo, ?::timestamptz as at, ?::text[] as names, ?::uuid as base,
                           ?::numeric as factor) as p
              join run r on r.tenant_id = p.tenant and r.id = p.undo
            """;

    /** What the other run applied, and whether a later version replaced it, which may be of the list that its own is based on. */
    private static final String OF_RUN = """
            select p.tenant, p.undo, p.at, t.sku, t.channel_ref, t.currency, t.after_price as shown,
                   t.after_compare_at as shown_compare_at, t.before_price as wanted, t.before_compare_at as wanted_compare_at,
                   later.id as later
            """ + PARAMETERS + """
              join target t on t.tenant_id = r.tenant_id and t.run_id = r.undo_of and t.state = 'APPLIED'
              join price_list i on i.tenant_id = r.tenant_id and i.id = r.price_list_id
              left join lateral (
                    select w.id
                      from price_version own
                      join price_version w on w.tenant_id = own.tenant_id and w.price_list_id in (i.id, i.based_on)
                       and w.sku = own.sku and w.id <> own.id and w.recorded_at > own.recorded_at and w.kind <> 'LAYER'
                       and (w.price_list_id = i.id or w.kind = 'LIST' and not exists (
                             select from price_version o
                              where o.tenant_id = w.tenant_id and o.price_list_id = i.id and o.sku = w.sku
                                and o.kind = 'LIST'))
                     where own.tenant_id = t.tenant_id and own.run_id = t.run_id
                       and own.price_list_id = t.price_list_id and own.sku = t.sku
                     order by w.recorded_at desc, w.id desc limit 1) as later on true
             where p.names is null or {named} = any(p.names)""";

    /** The regular price that held at the run's instant, as it was known then. */
    private static final String HELD = """
            select h.amount, h.compare_at
              from (select distinct on (v.kind, v.valid_from) v.*
                      from (select o.id, o.kind, o.amount, o.compare_at, o.valid_from, o.valid_to, o.recorded_at
                              from price_version o
                             where o.tenant_id = r.tenant_id and o.price_list_id = r.price_list_id and o.sku = k.sku
                               and o.kind <> 'LAYER'
                               and case o.kind when 'LIST' then o.recorded_at else o.valid_from end <= r.as_of
                             union all
                            select b.id, b.kind, {derived}, null, b.valid_from,
                                   b.valid_to, b.recorded_at
                              from price_version b
                             where b.tenant_id = r.tenant_id and b.price_list_id = p.base and b.sku = k.sku
                               and b.kind = 'LIST' and b.recorded_at <= r.as_of
                               and not exists (select from price_version o
                                                where o.tenant_id = r.tenant_id and o.price_list_id = r.price_list_id
                                                  and o.sku = k.sku and o.kind = 'LIST' and o.recorded_at <= r.as_of)) as v
                     order by v.kind, v.valid_from, v.recorded_at desc, v.id desc) as h
             where h.valid_from <= r.as_of and (h.valid_to is null or h.valid_to > r.as_of)
             order by h.valid_from = timestamptz '-infinity', h.recorded_at desc, h.valid_from desc, h.id desc
             limit 1""".replace("{derived}", derived("b"));

    /**
     * What runs on this channel have written since the run's instant, with the regular price that held then. The last word
     * is ours to put back, or it is later than ours.
     */
    private static final String SINCE =
            """
            select p.tenant, p.undo, p.at, k.sku, k.sku as channel_ref, i.currency, last.amount as shown,
                   last.compare_at as shown_compare_at, held.amount as wanted, held.compare_at as wanted_compare_at,
                   case when not last.ours then last.id end as later
            """ + PARAMETERS + """
              join price_list i on i.tenant_id = r.tenant_id and i.id = r.price_list_id
             cross join lateral (
                    select distinct v.sku
                      from price_version v
                      join run w on w.tenant_id = v.tenant_id and w.id = v.run_id
                       and w.connection_id is not distinct from r.connection_id
                     where v.tenant_id = r.tenant_id and v.price_list_id = r.price_list_id and v.kind = 'RUN'
                       and v.valid_from > r.as_of and (p.names is null or v.sku = any(p.names))) as k
             cross join lateral (
                    select v.id, case when v.price_list_id = r.price_list_id then v.amount else {derived} end as amount, v.compare_at,
                           exists (select from run w where w.tenant_id = v.tenant_id and w.id = v.run_id
                                      and w.connection_id is not distinct from r.connection_id) as ours
                      from price_version v
                     where v.tenant_id = r.tenant_id and v.price_list_id in (r.price_list_id, p.base) and v.sku = k.sku
                       and v.kind <> 'LAYER'
                       and (v.price_list_id = r.price_list_id or v.kind = 'LIST' and not exists (
                             select from price_version o
                              where o.tenant_id = v.tenant_id and o.price_list_id = r.price_list_id and o.sku = v.sku
                                and o.kind = 'LIST'))
                     order by v.recorded_at desc, v.id desc limit 1) as last
              left join lateral ({held}) as held on true
             where (last.amount, last.compare_at) is distinct from (held.amount, held.compare_at)""".replace("{derived}", derived("v")).replace("{held}", HELD);

    private static final String HELD_OF_ONE =
            "select h.amount, h.compare_at, i.currency\n" + PARAMETERS + """
              join price_list i on i.tenant_id = r.tenant_id and i.id = r.price_list_id
             cross join lateral (select unnest(p.names) as sku) as k
             cross join lateral ({held}) as h""".replace("{held}", HELD);

    private static final String CHANGES = """
            insert into price_change (tenant_id, id, project_id, price_list_id, sku, run_id, target_id, source, currency,
                   before_price, before_compare_at, after_price, after_compare_at, reason, requested_by, created_at)
            select t.tenant_id, uuidv7(r.created_at - now()), t.project_id, t.price_list_id, t.sku, t.run_id, t.id, 'RUN',
                   t.currency, t.before_price, t.before_compare_at, t.after_price, t.after_compare_at, p.reason, r.requested_by,
                   r.created_at
              from (select ?::uuid as tenant, ?::uuid as undo, ?::text as reason) as p
              join run r on r.tenant_id = p.tenant and r.id = p.undo
              join target t on t.tenant_id = r.tenant_id and t.run_id = r.id and t.state = 'PREVIEW'""";

    private static final String NOT_APPLIED = """
            select n.name
              from (select ?::uuid as tenant, ?::uuid as run) as p
             cross join unnest(?::text[]) as n (name)
              left join target t on t.tenant_id = p.tenant and t.run_id = p.run and t.state = 'APPLIED' and {named} = n.name
             where t.id is null
             order by n.name""";

    private final Sql sql;
    private final PreviewStore previews;

    @Inject
    UndoStore(Session session, PreviewStore previews) {
        this.sql = new Sql(session);
        this.previews = previews;
    }

    /** Keeps others from undoing the run, or a part of it, until this transaction ends. */
    void lock(RunId run) {
        sql.query(Sql.id(), "select id from run where tenant_id = ? and id = ? for update", run.value());
    }

    /** Those of a part that the run has not applied, or that are undone already. */
    List<String> notApplied(RunId run, UndoPart part) {
        return sql.query(
                row -> row.getString("name"), NOT_APPLIED.replace("{named}", part.column()), run.value(), part.names());
    }

    /** Everything that the other run applied, or a part of it, backwards. */
    int propose(Run undo, Optional<UndoPart> part, Optional<String> reason) {
        var named = OF_RUN.replace("{named}", part.map(UndoPart::column).orElse("t.sku"));
        return propose(named, undo, part.map(UndoPart::names).orElse(null), null, reason);
    }

    /** Every regular price that was written since the run's instant, as it was then. */
    int proposeSince(Run undo, PriceList list, Optional<List<String>> skus, Optional<String> reason) {
        return propose(SINCE, undo, skus.orElse(null), list, reason);
    }

    /** The regular price of a SKU at the run's instant; none if there was none. */
    Prices held(Run undo, PriceList list, Sku sku) {
        return sql
                .query(
                        row -> new Prices(Sql.money(row, "amount"), Sql.money(row, "compare_at")),
                        HELD_OF_ONE,
                        undo.id().value(),
                        undo.history().times().created(),
                        List.of(sku.value()),
                        list.base(),
                        list.factor())
                .stream()
                .findFirst()
                .orElse(new Prices(null, null));
    }

    private int propose(
            String undone, Run undo, @Nullable List<String> names, @Nullable PriceList list, Optional<String> reason) {
        var targets = sql.update(
                TARGETS.replace("{undone}", undone),
                undo.id().value(),
                undo.history().times().created(),
                names,
                base(list),
                list == null ? null : list.factor());
        sql.forgetPlans();
        sql.update(CHANGES, undo.id().value(), reason.orElse(null));
        previews.complete(targets);
        return targets;
    }

    /** What a version of the list that the run's is based on comes to; null where that is more than any price. */
    private static String derived(String version) {
        return "case when round(@.amount * p.factor) <= 1e15 then round(@.amount * p.factor)::bigint end"
                .replace("@", version);
    }

    private static @Nullable UUID base(@Nullable PriceList list) {
        return list == null ? null : list.base();
    }
}
