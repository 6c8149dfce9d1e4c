package io.calibr.server.run;

import io.calibr.engine.layer.PricePeriod;
import io.calibr.model.ConnectionId;
import io.calibr.model.Money;
import io.calibr.model.PriceListId;
import io.calibr.model.Sku;
import io.calibr.server.catalog.PriceList;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Which prices layers set now, and what they would be without. */
@Dependent
class LayeredPriceStore {

    private static final String OF_RUN = """
              from (select ?::uuid as tenant, ?::uuid[] as targets) as p
              join target t on t.tenant_id = p.tenant and t.id = any(p.targets)
              join run r on r.tenant_id = t.tenant_id and r.id = t.run_id and r.kind = 'LAYER'
              join explanation e on e.tenant_id = t.tenant_id and e.run_id = t.run_id and e.sku = t.sku
            """;
    private static final String SET = """
            insert into layered_price (tenant_id, price_list_id, connection_id, sku, currency, price, compare_at, prior,
                   began_at, run_id)
            """;
    private static final String AGAIN = """
                on conflict (tenant_id, price_list_id, connection_id, sku)
                do update set price = excluded.price, compare_at = excluded.compare_at, prior = excluded.prior,
                       began_at = excluded.began_at, run_id = excluded.run_id""";
    private static final String APPLIED = SET + """
            select t.tenant_id, t.price_list_id, t.connection_id, t.sku, t.currency, t.after_price, t.after_compare_at,
                   (e.steps ->> 'prior')::bigint, (e.steps ->> 'began')::timestamptz, t.run_id
            """ + OF_RUN + " where (e.steps ->> 'layered')::boolean\n" + AGAIN;
    private static final String RESTORED = """
            delete from layered_price l using (
                   select t.tenant_id, t.price_list_id, t.connection_id, t.sku
            """ + OF_RUN + """
                   where not (e.steps ->> 'layered')::boolean) as o
             where l.tenant_id = o.tenant_id and l.price_list_id = o.price_list_id
               and l.connection_id is not distinct from o.connection_id and l.sku = o.sku""";
    private static final String NOT_OURS = """
            delete from layered_price l using (
                   select t.tenant_id, t.price_list_id, t.connection_id, t.sku
            """ + OF_RUN + """
                   ) as o
             where l.tenant_id = o.tenant_id and l.price_list_id = o.price_list_id
               and l.connection_id is not distinct from o.connection_id and l.sku = o.sku""";

    /**
     * A SKU's versions on a list, as the catalogue reads them: without a list price of its own it has those of the list it is
     * based on.
     */
    private static final String VERSIONS = """
            select o.id, o.kind, o.amount, o.valid_from, o.valid_to, o.recorded_at
              from price_version o
             where o.tenant_id = p.tenant and o.price_list_id = p.list and o.sku = k.sku
             union all
            select b.id, b.kind, case when round(b.amount * p.factor) <= 1e15 then round(b.amount * p.factor)::bigint end,
                   b.valid_from, b.valid_to, b.recorded_at
              from price_version b
             where b.tenant_id = p.tenant and b.price_list_id = p.base and b.sku = k.sku and b.kind = 'LIST'
               and not exists (select from price_version o
                                where o.tenant_id = p.tenant and o.price_list_id = p.list and o.sku = k.sku and o.kind = 'LIST')""";

    /** What counts of them at an instant. */
    private static final String LATEST = """
            (select v.amount from (
               select distinct on (w.kind, w.valid_from) w.* from ({versions}) w
                where w.kind <> all({without})
                order by w.kind, w.valid_from, w.recorded_at desc, w.id desc) v
              where v.valid_from <= p.at and (v.valid_to is null or v.valid_to > p.at)
              order by v.valid_from = timestamptz '-infinity', v.recorded_at desc, v.valid_from desc, v.id desc limit 1)""".replace("{versions}", VERSIONS);

    private static final String KNOWN = """
            select * from (
              select k.sku, p.currency, {standing} as standing, {selling} as selling
                from (select ?::uuid as tenant, ?::uuid as list, ?::uuid as base, ?::numeric as factor, ?::timestamptz as at,
                             ?::text as currency) as p
               cross join unnest(?::text[]) as k (sku)) as known
             where standing is not null""".replace("{standing}", LATEST.replace("{without}", "'{LAYER}'"))
            .replace("{selling}", LATEST.replace("{without}", "'{}'::text[]"));

    private static final String SOLD = """
            select k.sku, p.currency, v.amount, nullif(v.valid_from, timestamptz '-infinity') as valid_from, v.valid_to
              from (select ?::uuid as tenant, ?::uuid as list, ?::uuid as base, ?::numeric as factor, ?::timestamptz as since,
                           ?::timestamptz as before, ?::text as currency) as p
             cross join unnest(?::text[]) as k (sku)
             cross join lateral ({versions}) as v
             where v.amount is not null and v.valid_from < p.before and (v.valid_to is null or v.valid_to > p.since)
             order by k.sku, v.valid_from, v.recorded_at, v.id""".replace("{versions}", VERSIONS);

    private static final String SET_NOW = SET + """
            select p.tenant, p.list, p.connection, s.sku, p.currency, s.price, s.compare_at, s.prior, s.began, p.run
              from (select ?::uuid as tenant, ?::uuid as list, ?::uuid as connection, ?::text as currency, ?::uuid as run) as p
             cross join unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[]::timestamptz[])
                     as s (sku, price, compare_at, prior, began)
            """ + AGAIN;

    private final Sql sql;

    @Inject
    LayeredPriceStore(Session session) {
        this.sql = new Sql(session);
    }

    /** What layers made of one SKU's price, as it was written last. */
    record Row(Shown shown, Money prior, Instant began) {}

    /**
     * What a SKU costs.
     *
     * @param standing without layers
     * @param selling the last word, which a layer may have had
     */
    record Known(Money standing, Money selling) {}

    /** The prices that layers set for these SKUs on a list and channel. */
    Map<Sku, Row> of(PriceListId list, Optional<ConnectionId> channel, Collection<Sku> skus) {
        var rows = new HashMap<Sku, Row>();
        sql.query(
                row -> rows.put(new Sku(row.getString("sku")), row(row)),
                """
                select sku, currency, price, compare_at, prior, began_at from layered_price
                 where tenant_id = ? and price_list_id = ? and connection_id is not distinct from ?::uuid
                   and sku = any(?::text[])""",
                list.value(),
                channel.map(ConnectionId::value).orElse(null),
                skus.stream().map(Sku::value).toList());
        return rows;
    }

    /** The next SKUs in their order, at most a thousand, whose price layers set and that the run has no line for. */
    List<Sku> withoutLine(Run run, Optional<Sku> after) {
        return sql.query(
                row -> new Sku(row.getString("sku")),
                """
                select l.sku from layered_price l
                 where l.tenant_id = ? and l.price_list_id = ? and l.connection_id is not distinct from ?::uuid and l.sku > ?
                   and not exists (select from explanation e
                                    where e.tenant_id = l.tenant_id and e.run_id = ? and e.sku = l.sku)
                 order by l.sku limit 1000""",
                run.plan().priceList().value(),
                run.plan().connection().map(ConnectionId::value).orElse(null),
                after.map(Sku::value).orElse(""),
                run.id().value());
    }

    /** What these SKUs cost at the instant; those without a price are left out. */
    Map<Sku, Known> known(PriceList list, Collection<Sku> skus, Instant at) {
        var known = new HashMap<Sku, Known>();
        sql.query(
                row -> known.put(
                        new Sku(row.getString("sku")),
                        new Known(
                                Objects.requireNonNull(Sql.money(row, "standing")),
                                Objects.requireNonNull(Sql.money(row, "selling")))),
                KNOWN,
                list.id().value(),
                list.base(),
                list.factor(),
                at,
                list.currency().getCurrencyCode(),
                skus.stream().map(Sku::value).toList());
        return known;
    }

    /** What these SKUs were sold for since the instant, oldest record first, as far as it began before the other. */
    Map<Sku, List<PricePeriod>> sold(PriceList list, Collection<Sku> skus, Instant since, Instant before) {
        var sold = new HashMap<Sku, List<PricePeriod>>();
        sql.query(
                row -> sold.computeIfAbsent(new Sku(row.getString("sku")), _ -> new ArrayList<>())
                        .add(period(row)),
                SOLD,
                list.id().value(),
                list.base(),
                list.factor(),
                since,
                before,
                list.currency().getCurrencyCode(),
                skus.stream().map(Sku::value).toList());
        return sold;
    }

    /** Takes notice of targets that were written: of LAYER runs the price is layered now, or the regular one again. */
    void applied(List<UUID> targets) {
        sql.update(APPLIED, targets);
        sql.update(RESTORED, targets);
    }

    /** What somebody edited elsewhere is no longer ours to put back. */
    void editedElsewhere(List<UUID> targets) {
        sql.update(NOT_OURS, targets);
    }

    /** These are shown already as the layers want them: nothing is written, but they are put back when the layers end. */
    void shownAlready(Run run, List<LayerLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        sql.update(
                SET_NOW,
                run.plan().priceList().value(),
                run.plan().connection().map(ConnectionId::value).orElse(null),
                lines.getFirst().prior().currency().getCurrencyCode(),
                run.id().value(),
                lines.stream().map(LayerLine::sku).toList(),
                lines.stream().map(line -> line.wanted().minorUnits()).toList(),
                lines.stream().map(line -> line.wanted().compareAtMinorUnits()).toList(),
                lines.stream().map(line -> line.prior().minorUnits()).toList(),
                lines.stream().map(line -> line.began().toString()).toList());
    }

    /** These are at their regular price already. */
    void restoredAlready(Run run, List<LayerLine> lines) {
        if (!lines.isEmpty()) {
            sql.update(
                    """
                    delete from layered_price
                     where tenant_id = ? and price_list_id = ? and connection_id is not distinct from ?::uuid
                       and sku = any(?::text[])""",
                    run.plan().priceList().value(),
                    run.plan().connection().map(ConnectionId::value).orElse(null),
                    lines.stream().map(LayerLine::sku).toList());
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                Shown.of(Sql.money(row, "price"), Sql.money(row, "compare_at")),
                Objects.requireNonNull(Sql.money(row, "prior")),
                Objects.requireNonNull(Sql.instant(row, "began_at")));
    }

    private static PricePeriod period(ResultSet row) throws SQLException {
        var from = Sql.instant(row, "valid_from");
        return new PricePeriod(
                from == null ? Instant.MIN : from,
                Sql.instant(row, "valid_to"),
                Objects.requireNonNull(Sql.money(row, "amount")));
    }
}
