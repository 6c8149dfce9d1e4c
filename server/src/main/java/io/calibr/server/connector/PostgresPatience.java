package io.calibr.server.connector;

import io.calibr.model.ConnectionId;
import io.calibr.server.platform.Transactions;
import io.calibr.server.tenant.Tenancy;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Duration;
import org.hibernate.Session;
import org.hibernate.type.StandardBasicTypes;

/** The pause of a connection of the current tenant, in its row and by the database's clock. */
record PostgresPatience(ConnectionId connection, RetryPolicy policy, Transactions transactions, Session session)
        implements Patience {

    private static final int FIRST_SECONDS = 16;
    private static final int DOUBLINGS = 2;

    @Override
    public Standing standing() {
        return transactions.call(() -> session.createNativeQuery("""
                        select greatest(0, coalesce(extract(epoch from paused_until - clock_timestamp()), 0)) as seconds, limited, failed
                          from calibr.connection where tenant_id = :tenant and id = :connection
                        """, Tuple.class)
                .addScalar("seconds", StandardBasicTypes.BIG_DECIMAL)
                .addScalar("limited", StandardBasicTypes.INTEGER)
                .addScalar("failed", StandardBasicTypes.INTEGER)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("connection", connection.value())
                .uniqueResultOptional()
                .map(this::standing)
                .orElse(Standing.FINE));
    }

    private Standing standing(Tuple row) {
        var failed = row.get("failed", Integer.class);
        return new Standing(
                Seconds.of(row.get("seconds", BigDecimal.class)),
                row.get("limited", Integer.class),
                failed,
                failed >= policy.failures());
    }

    /** Who does not say how long gets 16, 32, 64 s. Many calls that are refused during one pause are one time. */
    @Override
    public Duration limited(Duration asked) {
        return transactions.call(() -> session.createNativeQuery("""
                        update calibr.connection
                           set limited = limited + case when paused_until > clock_timestamp() then 0 else 1 end,
                               paused_until = greatest(paused_until, clock_timestamp() + make_interval(secs =>
                                 case when cast(:asked as float8) > 0 then cast(:asked as float8)
                                      else :first * power(2, greatest(0, least(:doublings,
                                             limited - case when paused_until > clock_timestamp() then 1 else 0 end)))
                                 end))
                         where tenant_id = :tenant and id = :connection
                        returning extract(epoch from paused_until - clock_timestamp()) as seconds
                        """, BigDecimal.class)
                .addScalar("seconds", StandardBasicTypes.BIG_DECIMAL)
                .setParameter("asked", Seconds.of(asked))
                .setParameter("first", FIRST_SECONDS)
                .setParameter("doublings", DOUBLINGS)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("connection", connection.value())
                .uniqueResultOptional()
                .map(Seconds::of)
                .orElse(asked));
    }

    /** Calls that were under way when the rest began make it no longer. */
    @Override
    public void failed() {
        transactions.run(() -> session.createNativeMutationQuery("""
                        update calibr.connection
                           set failed = least(failed + 1, :most),
                               paused_until = case
                                 when failed + 1 < :most or paused_until > clock_timestamp() then paused_until
                                 else clock_timestamp() + make_interval(secs => cast(:rest as float8)) end
                         where tenant_id = :tenant and id = :connection
                        """)
                .setParameter("most", policy.failures())
                .setParameter("rest", Seconds.of(policy.rest()))
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("connection", connection.value())
                .executeUpdate());
    }

    @Override
    public void answered() {
        transactions.run(() -> session.createNativeMutationQuery("""
                        update calibr.connection set limited = 0, failed = 0
                         where tenant_id = :tenant and id = :connection and (limited > 0 or failed > 0)
                        """)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("connection", connection.value())
                .executeUpdate());
    }
}
