package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.server.platform.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.Session;

/**
 * Slots as rows with a short lease, which is renewed while they are held, and an epoch. A node that finds none free asks one
 * that has more for one of them.
 */
@Dependent
class PostgresCallSlots implements CallSlots {

    private static final Duration LEASE = Duration.ofSeconds(8);

    /** One that another node has asked for is not free for others until it has come for it, or has not for a while. */
    private static final String TAKE = """
            with c as materialized (
                    select g.tenant_id, g.connection_id, g.slot, p.lease, p.node
                      from (select ?::uuid as tenant, ?::uuid as connection, ?::int as most, ?::float8 as lease, ?::uuid as node) as p
                      join channel_slot g on g.tenant_id = p.tenant and g.connection_id = p.connection and g.slot < p.most
                     where g.lease_until <= now()
                       and (g.wanted_by is null or g.wanted_by = p.node or g.wanted_until <= now())
                     order by g.wanted_by is null, g.slot limit 1 for update of g skip locked)
            update channel_slot s
               set epoch = s.epoch + 1, lease_until = now() + make_interval(secs => c.lease), node = c.node,
                   wanted_by = null, wanted_until = null
              from c
             where s.tenant_id = c.tenant_id and s.connection_id = c.connection_id and s.slot = c.slot
            returning s.slot, s.epoch""";

    /** A node asks for one at a time, and only a node that has more slots than itself, on whatever channels of the tenant. */
    private static final String ASK = """
            with p as (select ?::uuid as tenant, ?::uuid as connection, ?::int as most, ?::uuid as node),
                 held as (select s.node, count(*) as slots
                            from p join channel_slot s on s.tenant_id = p.tenant and s.lease_until > now()
                           group by s.node),
                 c as materialized (
                    select g.tenant_id, g.connection_id, g.slot, p.node
                      from p
                      join channel_slot g on g.tenant_id = p.tenant and g.connection_id = p.connection and g.slot < p.most
                      join held on held.node = g.node
                     where g.lease_until > now()
                       and (g.wanted_by is null or g.wanted_by = p.node or g.wanted_until <= now())
                       and held.slots > coalesce((select own.slots from held own where own.node = p.node), 0)
                     order by g.wanted_by is not distinct from p.node desc, held.slots desc, g.slot
                     limit 1 for update of g skip locked)
            update channel_slot s set wanted_by = c.node, wanted_until = now() + interval '3 s'
              from c
             where s.tenant_id = c.tenant_id and s.connection_id = c.connection_id and s.slot = c.slot""";

    /** Who is asked gives way at once if it makes the two more even, otherwise when its lane ends. */
    private static final String RENEW = """
            update channel_slot s set lease_until = now() + make_interval(secs => p.lease)
              from (select ?::uuid as tenant, ?::uuid as connection, ?::int as slot, ?::bigint as epoch, ?::float8 as lease) as p
             where s.tenant_id = p.tenant and s.connection_id = p.connection and s.slot = p.slot and s.epoch = p.epoch
            returning coalesce(s.wanted_until > now(), false)
                  and (select count(*) filter (where h.node = s.node) - count(*) filter (where h.node = s.wanted_by)
                         from channel_slot h where h.tenant_id = s.tenant_id and h.lease_until > now()) > 1 as wanted""";

    private final Transactions transactions;
    private final Sql sql;
    private final Node node;
    private final Duration lease;

    @Inject
    PostgresCallSlots(Transactions transactions, Session session, Node node) {
        this(transactions, session, node, LEASE);
    }

    PostgresCallSlots(Transactions transactions, Session session, Node node, Duration lease) {
        this.transactions = transactions;
        this.sql = new Sql(session);
        this.node = node;
        this.lease = lease;
    }

    @Override
    public Optional<Slot> take(ConnectionId connection, int most) {
        return transactions
                .call(() -> {
                    var taken = free(connection, most);
                    if (taken.isEmpty() && added(connection, most)) {
                        taken = free(connection, most);
                    }
                    if (taken.isEmpty()) {
                        sql.update(ASK, connection.value(), most, node.id());
                    }
                    return taken;
                })
                .map(Held::new);
    }

    private Optional<Row> free(ConnectionId connection, int most) {
        return sql
                .query(
                        row -> new Row(connection, row.getInt("slot"), row.getLong("epoch")),
                        TAKE,
                        connection.value(),
                        most,
                        seconds(),
                        node.id())
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

    private double seconds() {
        return lease.toMillis() / 1_000.0;
    }

    /** A slot that its taker has until the lease ends; with another epoch it is somebody else's by now. */
    private record Row(ConnectionId connection, int number, long epoch) {}

    /** How a slot stands when its lease has been renewed. */
    private enum Standing {
        OURS,
        WANTED,
        LOST
    }

    /** A slot of this node's. Calls may take longer than the lease, so it is renewed beside them. */
    private final class Held implements Slot {

        private final Row row;
        private final Pulse pulse;

        Held(Row row) {
            this.row = row;
            this.pulse = Pulse.begin(lease.dividedBy(4), () -> renewed() != Standing.LOST);
        }

        @Override
        public boolean goesOn() {
            return renewed() == Standing.OURS;
        }

        /** With another epoch, so that a renewal that is under way comes to nothing. */
        @Override
        public void close() {
            pulse.end();
            transactions.call(() -> sql.update("""
                    update channel_slot set lease_until = now(), epoch = epoch + 1
                     where tenant_id = ? and connection_id = ? and slot = ? and epoch = ?""", row.connection().value(), row.number(), row.epoch()));
        }

        private Standing renewed() {
            return transactions
                    .call(() -> sql.query(
                            PostgresCallSlots::standing,
                            RENEW,
                            row.connection().value(),
                            row.number(),
                            row.epoch(),
                            seconds()))
                    .stream()
                    .findFirst()
                    .orElse(Standing.LOST);
        }
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return row.getBoolean("wanted") ? Standing.WANTED : Standing.OURS;
    }
}
