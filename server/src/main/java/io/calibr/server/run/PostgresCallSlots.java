package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.server.platform.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.Session;

/** Slots as rows with a lease and an epoch: one that its node does not free any more is free when its lease has ended. */
@Dependent
class PostgresCallSlots implements CallSlots {

    private static final String TAKE = """
            with c as materialized (
                    select g.tenant_id, g.connection_id, g.slot, p.lease
                      from (select ?::uuid as tenant, ?::uuid as connection, ?::int as most, ?::float8 as lease) as p
                      join channel_slot g on g.tenant_id = p.tenant and g.connection_id = p.connection and g.slot < p.most
                     where g.lease_until <= now()
                     order by g.slot limit 1 for update of g skip locked)
            update channel_slot s set epoch = s.epoch + 1, lease_until = now() + make_interval(secs => c.lease)
              from c
             where s.tenant_id = c.tenant_id and s.connection_id = c.connection_id and s.slot = c.slot
            returning s.slot, s.epoch""";

    private final Transactions transactions;
    private final Sql sql;

    @Inject
    PostgresCallSlots(Transactions transactions, Session session) {
        this.transactions = transactions;
        this.sql = new Sql(session);
    }

    @Override
    public Optional<Slot> take(ConnectionId connection, int most, Duration lease) {
        return transactions.call(() -> {
            var taken = free(connection, most, lease);
            return taken.isEmpty() && added(connection, most) ? free(connection, most, lease) : taken;
        });
    }

    @Override
    public void free(Slot slot) {
        transactions.call(() -> sql.update("""
                update channel_slot set lease_until = now()
                 where tenant_id = ? and connection_id = ? and slot = ? and epoch = ?""", slot.connection().value(), slot.number(), slot.epoch()));
    }

    private Optional<Slot> free(ConnectionId connection, int most, Duration lease) {
        return sql
                .query(
                        row -> new Slot(connection, row.getInt("slot"), row.getLong("epoch")),
                        TAKE,
                        connection.value(),
                        most,
                        lease.toMillis() / 1_000.0)
                .stream()
                .findFirst();
    }

    /** Rows are made when they are first needed. */
    private boolean added(ConnectionId connection, int most) {
        return sql.update("""
                        insert into channel_slot (tenant_id, connection_id, slot)
                        select p.tenant, p.connection, n
                          from (select ?::uuid as tenant, ?::uuid as connection, ?::int as most) as p
                         cross join generate_series(0, p.most - 1) as n
                            on conflict do nothing""", connection.value(), most) > 0;
    }
}
