package io.calibr.server.run;

import io.calibr.model.RunId;
import io.calibr.model.TargetId;
import io.calibr.model.UserId;
import io.calibr.server.run.LaterChangeView.How;
import io.calibr.server.run.RunView.PersonView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Finds out who changed the prices that runs left as they are. */
@Dependent
class LaterChangeStore {

    /**
     * The version that had replaced the price when the undo was planned; where the channel showed something else when it was
     * to be written, the version that is as the price found. What no run of ours wrote was edited elsewhere.
     */
    private static final String CHANGES = """
            select t.id, t.currency, coalesce(v.amount, t.last_observed_price) as price, v.run_id, v.recorded_at,
                   case when v.run_id is not null then 'RUN' when t.replaced_by is not null then 'LIST' else 'ELSEWHERE' end as how,
                   b.id as by_id, b.name as by_name, a.id as approver_id, a.name as approver_name
              from (select ?::uuid as tenant, ?::uuid[] as targets) as p
              join target t on t.tenant_id = p.tenant and t.id = any(p.targets) and t.state = 'SKIPPED'
               and (t.replaced_by is not null or t.last_observed_price is not null)
              join price_list i on i.tenant_id = t.tenant_id and i.id = t.price_list_id
              left join lateral (
                    select case when w.price_list_id = i.id then w.amount else round(w.amount * i.factor)::bigint end as amount,
                           w.run_id, w.recorded_at, w.recorded_by
                      from price_version w
                     where w.tenant_id = t.tenant_id and w.price_list_id in (i.id, i.based_on) and w.sku = t.sku
                       and case when t.replaced_by is null
                                then w.price_list_id = i.id and w.amount = t.last_observed_price and w.recorded_at > t.created_at
                                else w.id = t.replaced_by end
                     order by w.recorded_at desc, w.id desc limit 1) as v on true
              left join run r on r.tenant_id = t.tenant_id and r.id = v.run_id
              left join app_user b on b.tenant_id = t.tenant_id and b.id = coalesce(r.requested_by, v.recorded_by)
              left join app_user a on a.tenant_id = t.tenant_id and a.id = r.approved_by""";

    private final Sql sql;

    @Inject
    LaterChangeStore(Session session) {
        this.sql = new Sql(session);
    }

    /** By target; those that were not left as they are, or not because of a change, are absent. */
    Map<TargetId, LaterChangeView> of(Collection<TargetId> targets) {
        var changes = new HashMap<TargetId, LaterChangeView>();
        if (!targets.isEmpty()) {
            sql.query(
                    row -> changes.put(new TargetId(row.getObject("id", UUID.class)), change(row)),
                    CHANGES,
                    targets.stream().map(TargetId::value).toList());
        }
        return changes;
    }

    private static LaterChangeView change(ResultSet row) throws SQLException {
        var run = row.getObject("run_id", UUID.class);
        return new LaterChangeView(
                How.valueOf(row.getString("how")),
                Sql.money(row, "price"),
                run == null ? null : new RunId(run),
                person(row, "by"),
                person(row, "approver"),
                Sql.instant(row, "recorded_at"));
    }

    private static @Nullable PersonView person(ResultSet row, String who) throws SQLException {
        var id = row.getObject(who + "_id", UUID.class);
        return id == null ? null : new PersonView(new UserId(id), row.getString(who + "_name"));
    }
}
