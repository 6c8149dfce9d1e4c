package io.calibr.server.reconcile;

import io.calibr.model.UserId;
import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import io.calibr.server.platform.IdSource;
import io.calibr.server.run.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.Session;

/** Takes over what a channel shows as the list price from now on, and as what is intended there. */
@Dependent
class AdoptPrices {

    private static final String SOURCE = "adopted from channel";

    /** The list may have had no price of its own for a SKU: it may take those of another list. */
    private static final String PRICE = """
            insert into price (tenant_id, price_list_id, sku, project_id, created_at)
            select i.tenant_id, i.price_list_id, i.sku, p.project, p.at
              from (select ?::uuid as tenant, ?::uuid as project, ?::timestamptz as at, ?::uuid as connection,
                           ?::text[] as skus) as p
              join intended_price i on i.tenant_id = p.tenant and i.connection_id = p.connection and i.sku = any(p.skus)
                on conflict do nothing""";

    private static final String INTENDED = """
            update intended_price i
               set price = s.price, compare_at = s.compare_at, run_id = null, since = now()
              from (select ?::uuid as tenant, ?::uuid as connection) as p
             cross join unnest(?::text[], ?::bigint[], ?::bigint[]) as s (sku, price, compare_at)
             where i.tenant_id = p.tenant and i.connection_id = p.connection and i.channel_ref = s.sku""";
    private static final String VERSION = """
            insert into price_version (tenant_id, id, price_list_id, sku, kind, amount, compare_at, currency, valid_from,
                   recorded_by, source)
            select i.tenant_id, s.id, i.price_list_id, i.sku, 'LIST', i.price, i.compare_at, i.currency, p.at, p.by, p.source
              from (select ?::uuid as tenant, ?::timestamptz as at, ?::uuid as connection, ?::uuid as by, ?::text as source) as p
             cross join unnest(?::uuid[], ?::text[]) as s (id, sku)
              join intended_price i on i.tenant_id = p.tenant and i.connection_id = p.connection and i.channel_ref = s.sku""";

    private final Sql sql;
    private final Journal journal;
    private final IdSource ids;

    @Inject
    AdoptPrices(Session session, Journal journal, IdSource ids) {
        this.sql = new Sql(session);
        this.journal = journal;
        this.ids = ids;
    }

    /** Why this cannot become a list price; empty if it can. */
    static Optional<String> obstacle(Found found) {
        var shown = found.shown();
        if (shown == null || shown.price().minorUnits() == 0) {
            return Optional.of("not adopted: there is no price above zero");
        }
        return found.intended().layered() ? Optional.of("not adopted: a sale lies over it") : Optional.empty();
    }

    /** In the caller's transaction, in the name of whoever decided the policy. */
    void adopt(Reconciling one, List<Found> found, UserId by, Instant at) {
        if (found.isEmpty()) {
            return;
        }
        var skus = found.stream().map(each -> each.intended().sku().value()).toList();
        var shown =
                found.stream().map(each -> Objects.requireNonNull(each.shown())).toList();
        sql.update(PRICE, one.project().value(), at, one.connection().value(), skus);
        sql.update(
                INTENDED,
                one.connection().value(),
                skus,
                shown.stream().map(price -> price.price().minorUnits()).toList(),
                shown.stream()
                        .map(price -> price.compareAt()
                                .map(announced -> announced.minorUnits())
                                .orElse(null))
                        .toList());
        sql.update(
                VERSION,
                at,
                one.connection().value(),
                by.value(),
                SOURCE,
                found.stream().map(_ -> ids.next()).toList(),
                skus);
        journal.recordAll(found.stream().map(each -> adopted(one, each)).toList());
    }

    private static Change adopted(Reconciling one, Found found) {
        var intended = found.intended();
        return new Change(
                        "price.adopted",
                        "price_list",
                        intended.list().value(),
                        null,
                        Map.of(
                                "sku", intended.sku(),
                                "before", intended.price().price(),
                                "after", Objects.requireNonNull(found.shown()).price(),
                                "channel", one.connection(),
                                "reconciliation", one.id()))
                .in(one.project());
    }
}
