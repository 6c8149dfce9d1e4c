package io.calibr.server.reconcile;

import io.calibr.model.ConnectionId;
import io.calibr.model.Money;
import io.calibr.model.PriceListId;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.server.run.RestorePrices.Wrong;
import io.calibr.server.run.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What reconciliations found. */
@Dependent
class FindingStore {

    private static final String ADD = """
            insert into reconciliation_finding (tenant_id, reconciliation_id, sku, connection_id, price_list_id, run_id, kind,
                   action, note, currency, intended_price, intended_compare_at, live_currency, live_price, live_compare_at,
                   found_at)
            select p.tenant, p.id, s.sku, p.connection, s.list, s.run, s.kind, s.action, s.note, s.currency, s.intended,
                   s.intended_compare_at, s.live_currency, s.live, s.live_compare_at, p.at
              from (select ?::uuid as tenant, ?::uuid as id, ?::uuid as connection, ?::timestamptz as at) as p
             cross join unnest(?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                               ?::bigint[], ?::text[], ?::bigint[], ?::bigint[])
                     as s (sku, list, run, kind, action, note, currency, intended, intended_compare_at, live_currency, live,
                           live_compare_at)""";

    /** Not what failed for want of time, credentials or configuration: that may go well the next day. */
    private static final String REFUSED = """
            select s.sku
              from (select ?::uuid as tenant, ?::uuid as connection) as p
             cross join unnest(?::text[], ?::timestamptz[]) as s (sku, since)
             where exists (select from reconciliation_finding f
                             join target t on t.tenant_id = f.tenant_id and t.run_id = f.restore_run_id and t.sku = f.sku
                            where f.tenant_id = p.tenant and f.connection_id = p.connection and f.sku = s.sku
                              and f.action = 'RESTORE' and f.kind in ('MISSING', 'FOREIGN_CURRENCY')
                              and t.state = 'FAILED' and t.updated_at > s.since
                              and t.error_code not in ('DEADLINE', 'ATTEMPTS_USED_UP', 'AUTH_EXPIRED', 'CONFIG_ERROR', 'PERMANENT'))""";

    private final Sql sql;

    @Inject
    FindingStore(Session session) {
        this.sql = new Sql(session);
    }

    void add(Reconciling one, List<Found> found, Instant at) {
        if (found.isEmpty()) {
            return;
        }
        sql.update(
                ADD,
                one.id(),
                one.connection().value(),
                at,
                column(found, each -> each.intended().sku().value()),
                column(found, each -> each.intended().list().value()),
                column(found, FindingStore::run),
                column(found, each -> each.kind().name()),
                column(found, each -> each.action().name()),
                column(found, Found::note),
                column(found, each -> currency(each.intended().price())),
                column(found, each -> each.intended().price().price().minorUnits()),
                column(found, each -> minorUnits(each.intended().price().announced())),
                column(found, each -> each.shown() == null ? null : currency(each.shown())),
                column(
                        found,
                        each -> each.shown() == null
                                ? null
                                : each.shown().price().minorUnits()),
                column(
                        found,
                        each -> each.shown() == null
                                ? null
                                : minorUnits(each.shown().announced())));
    }

    /** Those of these that were to be restored on the channel since the instant. */
    Set<Sku> restoredSince(ConnectionId connection, Collection<Sku> skus, Instant since) {
        return new HashSet<>(sql.query(
                row -> new Sku(row.getString("sku")),
                """
                select distinct sku from reconciliation_finding
                 where tenant_id = ? and connection_id = ? and action = 'RESTORE' and found_at > ? and sku = any(?::text[])""",
                connection.value(),
                since,
                skus.stream().map(Sku::value).toList()));
    }

    /** Those of these that were missing or in another currency, and that their channel refused since they were intended. */
    Set<Sku> refusedSinceIntended(ConnectionId connection, Collection<Intended> prices) {
        return new HashSet<>(sql.query(
                row -> new Sku(row.getString("sku")),
                REFUSED,
                connection.value(),
                prices.stream().map(price -> price.sku().value()).toList(),
                prices.stream().map(price -> price.since().toString()).toList()));
    }

    /** The lists with prices to be restored. */
    List<PriceListId> listsToRestore(UUID reconciliation) {
        return sql.query(Sql.id(), """
                        select distinct price_list_id from reconciliation_finding
                         where tenant_id = ? and reconciliation_id = ? and action = 'RESTORE'""", reconciliation).stream()
                .map(PriceListId::new)
                .toList();
    }

    /** The next prices to be restored on a list, in their order. */
    List<Wrong> toRestore(UUID reconciliation, PriceListId list, String after, int most) {
        return sql.query(FindingStore::wrong, """
                select sku, currency, intended_price, intended_compare_at, live_currency, live_price, live_compare_at
                  from reconciliation_finding
                 where tenant_id = ? and reconciliation_id = ? and price_list_id = ? and action = 'RESTORE' and sku > ?
                 order by sku limit ?""", reconciliation, list.value(), after, most);
    }

    void restoredBy(UUID reconciliation, PriceListId list, RunId run) {
        sql.update("""
                update reconciliation_finding f set restore_run_id = p.run
                  from (select ?::uuid as tenant, ?::uuid as id, ?::uuid as list, ?::uuid as run) as p
                 where f.tenant_id = p.tenant and f.reconciliation_id = p.id and f.price_list_id = p.list
                   and f.action = 'RESTORE'""", reconciliation, list.value(), run.value());
    }

    private static Wrong wrong(ResultSet row) throws SQLException {
        return new Wrong(
                new Sku(row.getString("sku")),
                new LivePrice(
                        Objects.requireNonNull(Sql.money(row, "intended_price")),
                        Sql.money(row, "intended_compare_at")),
                found(row));
    }

    private static @Nullable LivePrice found(ResultSet row) throws SQLException {
        return row.getString("currency").equals(row.getString("live_currency"))
                ? new LivePrice(Objects.requireNonNull(Sql.money(row, "live_price")), Sql.money(row, "live_compare_at"))
                : null;
    }

    private static <T> List<@Nullable T> column(List<Found> found, Function<Found, @Nullable T> value) {
        return found.stream().<@Nullable T>map(value).toList();
    }

    private static @Nullable UUID run(Found found) {
        var run = found.intended().run();
        return run == null ? null : run.value();
    }

    private static String currency(LivePrice price) {
        return price.price().currency().getCurrencyCode();
    }

    private static @Nullable Long minorUnits(@Nullable Money amount) {
        return amount == null ? null : amount.minorUnits();
    }
}
