package io.calibr.server.reconcile;

import io.calibr.model.PriceListId;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.server.run.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The prices of a channel that are still ours to speak for. */
@Dependent
class IntendedPrices {

    /**
     * Without what is being written right now, or again, and without what an import has moved since: there the channel shows the price
     * before, and nobody has run it yet. Under a sale the sale's price stands, whatever the list says.
     */
    private static final String OURS = """
            select o.* from (
              select i.tenant_id, i.channel_ref, i.sku, i.price_list_id, i.currency, i.price, i.compare_at, i.run_id, i.since,
                     exists (select from layered_price l
                              where l.tenant_id = i.tenant_id and l.price_list_id = i.price_list_id
                                and l.connection_id = i.connection_id and l.sku = i.sku) as layered,
                     (select v.amount from price_version v
                       where v.tenant_id = i.tenant_id and v.price_list_id = i.price_list_id and v.sku = i.sku
                         and v.kind = 'LIST' and v.recorded_at > i.since
                         and v.valid_from <= p.at and (v.valid_to is null or v.valid_to > p.at)
                       order by v.recorded_at desc, v.id desc limit 1) as listed
                from (select ?::uuid as tenant, ?::uuid as connection, ?::uuid as run, ?::timestamptz as at) as p
                join intended_price i on i.tenant_id = p.tenant and i.connection_id = p.connection
                     and (p.run is null or i.run_id = p.run)
               where not exists (select from target f
                                  where f.tenant_id = i.tenant_id and f.connection_id = i.connection_id
                                    and f.channel_ref = i.channel_ref and f.state in ('APPLYING', 'SUBMITTED', 'VERIFYING'))
                 and i.channel_ref not in (select q.channel_ref from target q
                                            where q.tenant_id = p.tenant and q.connection_id = p.connection
                                              and q.state = 'QUEUED' and q.attempt > 0)
            """;

    private static final String UNMOVED = ") as o where o.layered or o.listed is null or o.listed = o.price";

    private final Sql sql;
    private final Clock clock;

    @Inject
    IntendedPrices(Session session, Clock clock) {
        this.sql = new Sql(session);
        this.clock = clock;
    }

    /** The next references in their order, whether they are ours or not; nothing if there are no more. */
    List<Sku> after(Reconciling one, String after, int most) {
        return sql.query(
                row -> new Sku(row.getString("sku")), """
                select i.sku from (select ?::uuid as tenant, ?::uuid as connection, ?::uuid as run) as p
                  join intended_price i on i.tenant_id = p.tenant and i.connection_id = p.connection
                       and (p.run is null or i.run_id = p.run)
                 where i.channel_ref > ? order by i.channel_ref limit ?""", one.connection().value(), run(one), after, most);
    }

    /** Those of these that are ours. */
    Map<Sku, Intended> of(Reconciling one, Collection<Sku> skus) {
        var intended = new HashMap<Sku, Intended>();
        sql.query(
                row -> intended.put(new Sku(row.getString("sku")), intended(row)),
                OURS + " and i.channel_ref = any(?::text[])" + UNMOVED,
                one.connection().value(),
                run(one),
                clock.instant(),
                skus.stream().map(Sku::value).toList());
        return intended;
    }

    private static @Nullable UUID run(Reconciling one) {
        var run = one.run();
        return run == null ? null : run.value();
    }

    private static Intended intended(ResultSet row) throws SQLException {
        var run = row.getObject("run_id", UUID.class);
        return new Intended(
                new Sku(row.getString("sku")),
                new PriceListId(row.getObject("price_list_id", UUID.class)),
                new LivePrice(Objects.requireNonNull(Sql.money(row, "price")), Sql.money(row, "compare_at")),
                run == null ? null : new RunId(run),
                Objects.requireNonNull(Sql.instant(row, "since")),
                row.getBoolean("layered"));
    }
}
