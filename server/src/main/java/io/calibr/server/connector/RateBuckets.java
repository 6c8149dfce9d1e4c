package io.calibr.server.connector;

import io.calibr.model.ConnectionId;
import io.calibr.plugin.sdk.RateBudget;
import io.calibr.server.platform.Transactions;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.type.StandardBasicTypes;

/**
 * The rate buckets of the current tenant's connections, shared by all nodes. Permits are taken in one statement by the
 * database's clock; who has to wait for theirs has taken them already, so that those who come later wait longer.
 */
@Dependent
class RateBuckets {

    private static final String AVAILABLE = """
            least(b.burst, b.tokens + greatest(0, extract(epoch from clock_timestamp() - b.refilled_at)) / b.per_permit)""";
    private static final String PAUSE = """
            greatest(0, coalesce(extract(epoch from greatest(b.paused_until, k.paused_until) - clock_timestamp()), 0))""";
    private static final String TAKE = """
            update calibr.rate_bucket b
               set tokens = @available - :permits, refilled_at = greatest(b.refilled_at, clock_timestamp())
              from calibr.connection k
             where b.tenant_id = :tenant and b.connection_id = :connection and b.bucket = :bucket and b.burst is not null
               and k.tenant_id = b.tenant_id and k.id = b.connection_id
               and @pause + greatest(0, :permits - @available) * b.per_permit <= :patience
            returning @pause + greatest(0, -b.tokens) * b.per_permit as seconds
            """.replace("@available", AVAILABLE).replace("@pause", PAUSE);
    private static final String LOOK = """
            select b.burst is not null as budgeted,
                   @pause + case when :permits > 0 then coalesce(greatest(0, :permits - @available) * b.per_permit, 0) else 0 end as seconds
              from calibr.connection k
              left join calibr.rate_bucket b
                on b.tenant_id = k.tenant_id and b.connection_id = k.id and b.bucket = :bucket
             where k.tenant_id = :tenant and k.id = :connection
            """.replace("@available", AVAILABLE).replace("@pause", PAUSE);

    private final Transactions transactions;
    private final Session session;

    @Inject
    RateBuckets(Transactions transactions, Session session) {
        this.transactions = transactions;
        this.session = session;
    }

    /** Takes permits; how long to wait before using them, or empty if that is more than {@code patience} or there is no budget. */
    Optional<Duration> take(ConnectionId connection, String bucket, int permits, Duration patience) {
        return transactions.call(() -> session.createNativeQuery(TAKE, BigDecimal.class)
                .addScalar("seconds", StandardBasicTypes.BIG_DECIMAL)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("connection", connection.value())
                .setParameter("bucket", bucket)
                .setParameter("permits", permits)
                .setParameter("patience", BigDecimal.valueOf(Seconds.of(patience)))
                .uniqueResultOptional()
                .map(Seconds::of));
    }

    /** How long one would wait for permits; with none of them, for the end of a pause. */
    View look(ConnectionId connection, String bucket, int permits) {
        return transactions.call(() -> session.createNativeQuery(LOOK, Tuple.class)
                .addScalar("budgeted", StandardBasicTypes.BOOLEAN)
                .addScalar("seconds", StandardBasicTypes.BIG_DECIMAL)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("connection", connection.value())
                .setParameter("bucket", bucket)
                .setParameter("permits", permits)
                .uniqueResultOptional()
                .map(row ->
                        new View(row.get("budgeted", Boolean.class), Seconds.of(row.get("seconds", BigDecimal.class))))
                .orElseGet(() -> new View(false, Duration.ZERO)));
    }

    void giveBack(ConnectionId connection, String bucket, int permits) {
        transactions.run(() -> session.createNativeMutationQuery("""
                        update calibr.rate_bucket set tokens = tokens + :permits
                         where tenant_id = :tenant and connection_id = :connection and bucket = :bucket
                        """)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("connection", connection.value())
                .setParameter("bucket", bucket)
                .setParameter("permits", permits)
                .executeUpdate());
    }

    /** Fills a new bucket; one that is there stays as it is. */
    void declare(ConnectionId connection, RateBudget budget) {
        budgeted(connection, budget, budget.burst(), "do nothing");
    }

    /** What the channel says counts, less what is promised to those who wait. */
    void observe(ConnectionId connection, RateBudget budget, int left) {
        budgeted(connection, budget, left, """
                do update set burst = excluded.burst, per_permit = excluded.per_permit, refilled_at = excluded.refilled_at,
                   tokens = excluded.tokens + least(0, coalesce(rate_bucket.tokens
                     + greatest(0, extract(epoch from excluded.refilled_at - rate_bucket.refilled_at))
                       / rate_bucket.per_permit, 0))""");
    }

    void pause(ConnectionId connection, String bucket, Duration wait) {
        transactions.run(() -> session.createNativeMutationQuery("""
                        insert into calibr.rate_bucket (tenant_id, connection_id, bucket, paused_until)
                        values (:tenant, :connection, :bucket, clock_timestamp() + make_interval(secs => :wait))
                        on conflict (tenant_id, connection_id, bucket)
                        do update set paused_until = greatest(rate_bucket.paused_until, excluded.paused_until)
                        """)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("connection", connection.value())
                .setParameter("bucket", bucket)
                .setParameter("wait", Seconds.of(wait))
                .executeUpdate());
    }

    private void budgeted(ConnectionId connection, RateBudget budget, int tokens, String conflict) {
        transactions.run(() -> session.createNativeMutationQuery("""
                        insert into calibr.rate_bucket
                            (tenant_id, connection_id, bucket, burst, per_permit, tokens, refilled_at)
                        values (:tenant, :connection, :bucket, :burst, :perPermit, :tokens, clock_timestamp())
                        on conflict (tenant_id, connection_id, bucket)
                        """ + conflict)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("connection", connection.value())
                .setParameter("bucket", budget.bucket())
                .setParameter("burst", budget.burst())
                .setParameter("perPermit", BigDecimal.valueOf(Seconds.of(budget.perPermit())))
                .setParameter("tokens", BigDecimal.valueOf(tokens))
                .executeUpdate());
    }

    /**
     * How a bucket stands.
     *
     * @param budgeted whether it limits how fast, rather than only pauses
     */
    record View(boolean budgeted, Duration left) {}
}
