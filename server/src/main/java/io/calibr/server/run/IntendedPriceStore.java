package io.calibr.server.run;

import io.calibr.model.RunId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;

/** What Calibr wants each price on a channel to be: what it wrote there last, or found there as wanted. */
@Dependent
class IntendedPriceStore {

    private static final String SET = """
            insert into intended_price (tenant_id, connection_id, channel_ref, sku, price_list_id, currency, price, compare_at,
                   run_id)
            """;
    private static final String AGAIN = """
                on conflict (tenant_id, connection_id, channel_ref)
                do update set sku = excluded.sku, price_list_id = excluded.price_list_id, currency = excluded.currency,
                       price = excluded.price, compare_at = excluded.compare_at, run_id = excluded.run_id, since = now()""";
    private static final String OF_RUNS = """
              from (select ?::uuid as tenant, ?::uuid[] as targets) as p
              join target t on t.tenant_id = p.tenant and t.id = any(p.targets) and t.connection_id is not null
              join run r on r.tenant_id = t.tenant_id and r.id = t.run_id and r.kind <> 'RESTORE'
            """;
    private static final String APPLIED = SET + """
            select t.tenant_id, t.connection_id, t.channel_ref, t.sku, t.price_list_id, t.currency, t.after_price,
                   t.after_compare_at, t.run_id
            """ + OF_RUNS + AGAIN;
    private static final String EDITED = """
            delete from intended_price i using (
                   select t.tenant_id, t.connection_id, t.channel_ref, t.last_observed_price as price,
                          t.last_observed_compare_at as compare_at
            """ + OF_RUNS + """
                   ) as o
             where i.tenant_id = o.tenant_id and i.connection_id = o.connection_id and i.channel_ref = o.channel_ref
               and (i.price, i.compare_at) is distinct from (o.price, o.compare_at)""";
    private static final String SHOWN = SET + """
            select p.tenant, p.connection, s.sku, s.sku, p.list, p.currency, s.price, s.compare_at, p.run
              from (select ?::uuid as tenant, ?::uuid as connection, ?::uuid as list, ?::text as currency, ?::uuid as run) as p
             cross join unnest(?::text[], ?::bigint[], ?::bigint[]) as s (sku, price, compare_at)
            """ + AGAIN;

    /** Only where Calibr has a say already, and where no sale does: under one, live is not what the channel showed. */
    private static final String UNCHANGED = """
            update intended_price i
               set price = e.live, compare_at = (e.facts ->> 'compareAt')::bigint, run_id = e.run_id, since = now()
              from (select ?::uuid as tenant, ?::uuid as run) as p
              join run r on r.tenant_id = p.tenant and r.id = p.run and r.kind = 'PRICE'
              join explanation e on e.tenant_id = p.tenant and e.run_id = p.run and e.outcome = 'UNCHANGED'
             where i.tenant_id = p.tenant and i.connection_id = r.connection_id and i.channel_ref = e.sku
               and i.price_list_id = r.price_list_id and i.since < e.created_at and e.live is not null
               and (i.price, i.compare_at) is distinct from (e.live, (e.facts ->> 'compareAt')::bigint)
               and not exists (select from layered_price l
                                where l.tenant_id = i.tenant_id and l.price_list_id = i.price_list_id
                                  and l.connection_id = i.connection_id and l.sku = i.sku)""";

    private final Sql sql;

    @Inject
    IntendedPriceStore(Session session) {
        this.sql = new Sql(session);
    }

    /** These targets were written; a RESTORE run's say nothing new. */
    void applied(List<UUID> targets) {
        sql.update(APPLIED, targets);
    }

    /** Somebody edited these elsewhere, and a run left them so; what another run of ours wrote stays ours. */
    void editedElsewhere(List<UUID> targets) {
        sql.update(EDITED, targets);
    }

    /** The channel shows these as sales want them. */
    void shownAlready(Run run, List<LayerLine> lines) {
        var connection = run.plan().channel();
        if (connection == null || lines.isEmpty()) {
            return;
        }
        sql.update(
                SHOWN,
                connection.value(),
                run.plan().priceList().value(),
                Objects.requireNonNull(lines.getFirst().wanted().price())
                        .currency()
                        .getCurrencyCode(),
                run.id().value(),
                lines.stream().map(LayerLine::sku).toList(),
                lines.stream().map(line -> line.wanted().minorUnits()).toList(),
                lines.stream().map(line -> line.wanted().compareAtMinorUnits()).toList());
    }

    /** Where the channel showed already what a PRICE run, finished now, would have written. */
    void leftAsTheyWere(RunId run) {
        sql.update(UNCHANGED, run.value());
    }
}
