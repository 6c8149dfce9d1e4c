package io.calibr.server.reconcile;

import io.calibr.model.ConnectionId;
import io.calibr.model.ProjectId;
import io.calibr.server.run.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Which channels are read again, when, and by which worker. Instants are the business clock's, leases the database's. */
@Dependent
class WatchStore {

    private static final String WATCH = """
            insert into channel_watch (tenant_id, connection_id, project_id, until) values (?, ?, ?, ?)
                on conflict (tenant_id, connection_id) do update set until = greatest(channel_watch.until, excluded.until)""";
    private static final String CHECK = """
            insert into channel_check (tenant_id, connection_id, due_at, daily)
            select p.tenant, p.connection, p.at, p.daily
              from (select ?::uuid as tenant, ?::uuid as connection, ?::timestamptz as at, ?::boolean as daily) as p
              join channel_watch w on w.tenant_id = p.tenant and w.connection_id = p.connection and p.at <= w.until
                on conflict do nothing""";
    private static final String CLAIM = """
            with d as materialized (
                    select g.tenant_id, g.connection_id
                      from (select ?::uuid as tenant, ?::timestamptz as at) as p
                      join channel_watch g on g.tenant_id = p.tenant and (g.lease_until is null or g.lease_until <= now())
                     where exists (select from channel_check c
                                    where c.tenant_id = g.tenant_id and c.connection_id = g.connection_id and c.due_at <= p.at)
                     order by g.connection_id limit 1
                       for update of g skip locked)
            update channel_watch w
               set epoch = w.epoch + 1, lease_until = now() + interval '10 minutes'
              from d
             where w.tenant_id = d.tenant_id and w.connection_id = d.connection_id
            returning w.connection_id, w.project_id, w.epoch, w.reconciliation_id""";

    private final Sql sql;

    @Inject
    WatchStore(Session session) {
        this.sql = new Sql(session);
    }

    /** A channel that this worker has for the length of the lease; whatever ends that needs the same epoch. */
    record Claim(ConnectionId connection, ProjectId project, long epoch, Optional<UUID> reconciliation) {}

    /** Watches a channel at these instants, and then daily from one to the other; more often than daily it is not. */
    void watch(ConnectionId connection, ProjectId project, List<Instant> soon, Instant daily, Instant until) {
        sql.update(WATCH, connection.value(), project.value(), until);
        soon.forEach(at -> sql.update(CHECK, connection.value(), at, false));
        sql.update(CHECK, connection.value(), daily, true);
    }

    /** A channel that is due and no other worker's. */
    Optional<Claim> claim(Instant at) {
        var claim = sql.query(WatchStore::claim, CLAIM, at).stream().findFirst();
        // another worker may have been done with it while this one waited for the row: look again
        if (claim.isPresent() && !isDue(claim.get(), at)) {
            release(claim.get());
            return Optional.empty();
        }
        return claim;
    }

    private boolean isDue(Claim claim, Instant at) {
        return !sql.query(
                        row -> row.getInt(1),
                        "select 1 from channel_check where tenant_id = ? and connection_id = ? and due_at <= ? limit 1",
                        claim.connection().value(),
                        at)
                .isEmpty();
    }

    /** What the claimed channel is compared by. */
    void at(Claim claim, UUID reconciliation) {
        sql.update("""
                update channel_watch w set reconciliation_id = p.id
                  from (select ?::uuid as tenant, ?::uuid as connection, ?::uuid as id) as p
                 where w.tenant_id = p.tenant and w.connection_id = p.connection""", claim.connection().value(), reconciliation);
    }

    /** Whether the claim still holds; then it holds for another ten minutes. */
    boolean keep(Claim claim) {
        return sql.update("""
                        update channel_watch set lease_until = now() + interval '10 minutes'
                         where tenant_id = ? and connection_id = ? and epoch = ?""", claim.connection().value(), claim.epoch()) == 1;
    }

    /** Lets whoever comes first go on with it. */
    void release(Claim claim) {
        sql.update(
                "update channel_watch set lease_until = null where tenant_id = ? and connection_id = ? and epoch = ?",
                claim.connection().value(),
                claim.epoch());
    }

    /**
     * Crosses out what was due when the reading began, and finds the next day.
     *
     * @return false if the claim was lost: somebody else does it
     */
    boolean done(Claim claim, Instant began, Instant now) {
        var ours = sql.update("""
                        update channel_watch set lease_until = null, reconciliation_id = null
                         where tenant_id = ? and connection_id = ? and epoch = ?""", claim.connection().value(), claim.epoch()) == 1;
        if (!ours) {
            return false;
        }
        sql
                .query(
                        row -> row.getBoolean("daily")
                                ? Optional.of(Objects.requireNonNull(Sql.instant(row, "due_at")))
                                : Optional.<Instant>empty(),
                        """
                        delete from channel_check where tenant_id = ? and connection_id = ? and due_at <= ?
                        returning due_at, daily""",
                        claim.connection().value(),
                        began)
                .stream()
                .flatMap(Optional::stream)
                .forEach(due -> sql.update(CHECK, claim.connection().value(), dayAfter(due, now), true));
        return true;
    }

    private static Instant dayAfter(Instant due, Instant now) {
        return due.plus(Duration.ofDays(Math.max(0, Duration.between(due, now).toDays()) + 1));
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                new ConnectionId(row.getObject("connection_id", UUID.class)),
                new ProjectId(row.getObject("project_id", UUID.class)),
                row.getLong("epoch"),
                Optional.ofNullable(row.getObject("reconciliation_id", UUID.class)));
    }
}
