package io.calibr.server.run;

import io.calibr.server.platform.IdSource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** What follows from a price having been written: its version, its decision, what the channel shows, what it undoes. */
@Dependent
class AppliedTargets {

    /** The list may have had no price of its own for a SKU: it may take those of another list. */
    private static final String PRICES = """
            insert into price (tenant_id, price_list_id, sku, project_id, created_at)
            select t.tenant_id, t.price_list_id, t.sku, l.project_id, p.at
              from (select ?::uuid as tenant, ?::timestamptz as at, ?::uuid[] as targets) as p
              join target t on t.tenant_id = p.tenant and t.id = any(p.targets)
              join price_list l on l.tenant_id = t.tenant_id and l.id = t.price_list_id
                on conflict do nothing""";

    /** What is written again is no new price. */
    private static final String VERSIONS = """
            insert into price_version (tenant_id, id, price_list_id, sku, kind, amount, compare_at, currency, valid_from, run_id)
            select t.tenant_id, a.id, t.price_list_id, t.sku, case r.kind when 'LAYER' then 'LAYER' else 'RUN' end, t.after_price, t.after_compare_at, t.currency, p.at, t.run_id
              from (select ?::uuid as tenant, ?::timestamptz as at) as p
             cross join unnest(?::uuid[], ?::uuid[]) as a (id, target)
              join target t on t.tenant_id = p.tenant and t.id = a.target
              join run r on r.tenant_id = t.tenant_id and r.id = t.run_id and r.kind <> 'RESTORE'""";

    private static final String DECISIONS = """
            update price_change c set state = 'APPLIED', applied_at = p.at, version = c.version + 1
              from (select ?::uuid as tenant, ?::timestamptz as at, ?::uuid[] as targets) as p
             where c.tenant_id = p.tenant and c.target_id = any(p.targets) and c.state = 'APPROVED'""";
    private static final String SHOWN = """
            insert into live_price (tenant_id, connection_id, channel_ref, sku, currency, price, compare_at, observed_at)
            select t.tenant_id, t.connection_id, t.channel_ref, t.sku, t.currency, t.after_price, t.after_compare_at, p.at
              from (select ?::uuid as tenant, ?::timestamptz as at, ?::uuid[] as targets) as p
              join target t on t.tenant_id = p.tenant and t.id = any(p.targets) and t.connection_id is not null
                on conflict (tenant_id, connection_id, channel_ref)
                do update set sku = excluded.sku, currency = excluded.currency, price = excluded.price,
                       compare_at = excluded.compare_at, observed_at = excluded.observed_at""";
    private static final String UNDONE = """
            update target o set state = 'ROLLED_BACK', updated_at = now()
              from (select ?::uuid as tenant, ?::uuid[] as targets) as p
              join target u on u.tenant_id = p.tenant and u.id = any(p.targets)
              join run r on r.tenant_id = u.tenant_id and r.id = u.run_id and r.undo_of is not null
             where o.tenant_id = p.tenant and o.run_id = r.undo_of and o.channel_ref = u.channel_ref and o.state = 'APPLIED'
            returning o.id""";
    private static final String UNDONE_DECISIONS = """
            update price_change c set state = 'ROLLED_BACK', version = c.version + 1
              from (select ?::uuid as tenant, ?::uuid[] as targets) as p
             where c.tenant_id = p.tenant and c.target_id = any(p.targets) and c.state = 'APPLIED'""";

    private final Sql sql;
    private final LayeredPriceStore layered;
    private final IntendedPriceStore intended;
    private final IdSource ids;

    @Inject
    AppliedTargets(Session session, LayeredPriceStore layered, IntendedPriceStore intended, IdSource ids) {
        this.sql = new Sql(session);
        this.layered = layered;
        this.intended = intended;
        this.ids = ids;
    }

    void record(List<UUID> targets, Instant at) {
        if (targets.isEmpty()) {
            return;
        }
        var versions = targets.stream().map(target -> ids.next()).toList();
        sql.update(PRICES, at, targets);
        sql.update(VERSIONS, at, versions, targets);
        sql.update(DECISIONS, at, targets);
        sql.update(SHOWN, at, targets);
        layered.applied(targets);
        intended.applied(targets);
        var undone = sql.query(Sql.id(), UNDONE, targets);
        if (!undone.isEmpty()) {
            sql.update(UNDONE_DECISIONS, undone);
        }
    }

    /** What somebody edited elsewhere is no longer ours: no sale puts it back and nobody calls it drift. */
    void editedElsewhere(List<UUID> targets) {
        if (!targets.isEmpty()) {
            layered.editedElsewhere(targets);
            intended.editedElsewhere(targets);
        }
    }
}
