package io.calibr.server.connector;

import io.calibr.model.ConnectionId;
import io.calibr.plugin.sdk.CatalogItem;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.Session;

/** What channels showed when they were last asked. */
@Dependent
class LivePriceStore {

    private static final String UPSERT = """
            insert into calibr.live_price
                (tenant_id, connection_id, channel_ref, sku, currency, price, compare_at, observed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, connection_id, channel_ref) do update
               set sku = excluded.sku, currency = excluded.currency, price = excluded.price,
                   compare_at = excluded.compare_at, observed_at = excluded.observed_at
            """;

    private final Session session;

    @Inject
    LivePriceStore(Session session) {
        this.session = session;
    }

    void put(ConnectionId connection, List<CatalogItem.Listed> items, Instant observedAt) {
        session.doWork(jdbc -> {
            try (var statement = jdbc.prepareStatement(UPSERT)) {
                for (var item : items) {
                    var live = item.price();
                    if (live.isPresent()) {
                        bind(statement, connection, item, live.get(), observedAt);
                    }
                }
                statement.executeBatch();
            }
        });
    }

    /** Forgets what a full pull that began at {@code since} did not see any more; how many that was. */
    int forgetUnseen(ConnectionId connection, Instant since) {
        return session.createNativeMutationQuery("""
                        delete from calibr.live_price
                         where tenant_id = :tenant and connection_id = :connection and observed_at < :since
                        """)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("connection", connection.value())
                .setParameter("since", since)
                .executeUpdate();
    }

    private static void bind(
            PreparedStatement statement,
            ConnectionId connection,
            CatalogItem.Listed item,
            LivePrice live,
            Instant observedAt)
            throws SQLException {
        statement.setObject(1, Tenancy.current().value());
        statement.setObject(2, connection.value());
        statement.setString(3, item.ref().value());
        statement.setString(4, item.sku().value());
        statement.setString(5, live.price().currency().getCurrencyCode());
        statement.setLong(6, live.price().minorUnits());
        var compareAt = live.announced();
        if (compareAt == null) {
            statement.setNull(7, Types.BIGINT);
        } else {
            statement.setLong(7, compareAt.minorUnits());
        }
        statement.setObject(8, OffsetDateTime.ofInstant(observedAt, ZoneOffset.UTC));
        statement.addBatch();
    }
}
