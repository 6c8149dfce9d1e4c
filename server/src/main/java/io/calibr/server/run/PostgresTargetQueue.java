package io.calibr.server.run;

import io.calibr.model.ChannelRef;
import io.calibr.model.ConnectionId;
import io.calibr.model.Money;
import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.model.TargetId;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.SubmissionRef;
import io.calibr.server.platform.Transactions;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The queue in PostgreSQL: claims with SKIP LOCKED, leases by the database's clock, epochs against frozen workers. */
@Dependent
class PostgresTargetQueue implements TargetQueue {

    private static final Set<TargetState> READING = EnumSet.of(TargetState.SUBMITTED, TargetState.VERIFYING);
    private static final String RETURNING = """
            returning t.id, t.epoch, t.attempt, t.run_id, t.project_id, t.connection_id, t.channel_ref, t.sku, t.currency,
                   t.before_price, t.before_compare_at, t.after_price, t.after_compare_at, t.submission, t.state,
                   t.error_code, t.error_message, @settled as settled""".replace("@settled", settled("t"));

    private static final String NOT_FROZEN = """
            not exists (
                     select from price_freeze f
                      where f.tenant_id = r.tenant_id and f.project_id = r.project_id
                        and (f.connection_id is null or f.connection_id = r.connection_id))
            """;

    /** A channel that rests, and prices that are frozen, are passed over. Any run may have prices that stay in Calibr. */
    private static final String RUNS = """
            select r.id
              from (select ?::uuid as tenant, ?::uuid as connection) as p
              join run r on r.tenant_id = p.tenant and (p.connection is null or r.connection_id = p.connection)
              left join connection k on k.tenant_id = p.tenant and k.id = p.connection
             where r.state = 'APPLYING' and (k.paused_until is null or k.paused_until <= now()) and @notFrozen
             order by r.kind = 'PRICE', r.queued_at, r.id""".replace("@notFrozen", NOT_FROZEN);

    /**
     * A run that is paused or cancelled, and a price that somebody else is writing are passed over. What is chosen is
     * materialized: a join could choose again for each row, and claim more than the limit.
     */
    private static final String CLAIM = """
            with c as materialized (
                    select g.tenant_id, g.id, p.lease
                      from (select ?::uuid as tenant, ?::uuid as connection, ?::uuid as run, ?::float8 as lease) as p
                      join run r on r.tenant_id = p.tenant and r.id = p.run and r.state = 'APPLYING'
                      join target g on g.tenant_id = r.tenant_id and g.run_id = r.id and @ofChannel
                     where g.state = 'QUEUED' and g.next_at <= now()
                       and (g.connection_id is null or not exists (
                             select from target f
                              where f.tenant_id = g.tenant_id and f.connection_id = g.connection_id
                                and f.channel_ref = g.channel_ref and f.state in ('APPLYING', 'SUBMITTED', 'VERIFYING')))
                     order by g.next_at, g.id limit ?
                       for update of g skip locked)
            update target t
               set state = 'APPLYING', epoch = t.epoch + 1, attempt = t.attempt + 1, written_at = now(), updated_at = now(),
                   error_code = null, error_message = null,
                   lease_until = now() + make_interval(secs => c.lease)
              from c
             where t.tenant_id = c.tenant_id and t.id = c.id
            """ + RETURNING;

    private static final String CLAIM_FOR_READING = """
            with c as materialized (
                    select g.tenant_id, g.id, p.lease
                      from (select ?::uuid as tenant, ?::uuid as connection, ?::float8 as lease) as p
                      join target g on g.tenant_id = p.tenant and g.connection_id is not distinct from p.connection
                      left join connection k on k.tenant_id = g.tenant_id and k.id = g.connection_id
                     where g.state in ('SUBMITTED', 'VERIFYING') and g.lease_until <= now()
                       and (k.paused_until is null or k.paused_until <= now())
                     order by g.lease_until, g.id limit ?
                       for update of g skip locked)
            update target t
               set epoch = t.epoch + 1, updated_at = now(), lease_until = now() + make_interval(secs => c.lease)
              from c
             where t.tenant_id = c.tenant_id and t.id = c.id
            """ + RETURNING;

    private static final String EXPIRING = """
            with c as materialized (
                    select g.tenant_id, g.id
            @late
                     order by g.id limit 1000
                       for update of g skip locked)
            update target t set epoch = t.epoch + 1, updated_at = now()
              from c
             where t.tenant_id = c.tenant_id and t.id = c.id
            """ + RETURNING;

    private static final String UNWRITTEN =
            EXPIRING.replace("@late", """
                      from run r
                      join target g on g.tenant_id = r.tenant_id and g.run_id = r.id
                     where r.tenant_id = ? and r.state = 'APPLYING' and r.deadline_at <= now()
                       and g.state = 'QUEUED' and g.next_at < timestamptz 'infinity' and @settled
                       and @notFrozen""".replace("@notFrozen", NOT_FROZEN).replace("@settled", settled("g")));

    /** What is in flight of a run that was cancelled, perhaps undone since, has nobody else who gives it up. */
    private static final String UNREAD = EXPIRING.replace("@late", """
                      from target g
                      join run r on r.tenant_id = g.tenant_id and r.id = g.run_id
                     where g.tenant_id = ? and g.state in ('SUBMITTED', 'VERIFYING') and g.lease_until <= now()
                       and r.deadline_at <= now() - interval '1 hour'
                       and (r.state in ('CANCELLED', 'ROLLED_BACK', 'PARTLY_ROLLED_BACK')
                         or r.state = 'APPLYING' and @notFrozen)""".replace("@notFrozen", NOT_FROZEN));

    /** Run by run and without counting what waits: a run may have very many targets. */
    private static final String CHANNELS = """
            select r.connection_id
              from (select ?::uuid as tenant) as p
              join run r on r.tenant_id = p.tenant and r.state = 'APPLYING'
              join connection k on k.tenant_id = r.tenant_id and k.id = r.connection_id
             where (k.paused_until is null or k.paused_until <= now()) and @notFrozen
               and exists (select from target g
                            where g.tenant_id = r.tenant_id and g.run_id = r.id and g.connection_id = r.connection_id
                              and g.state = 'QUEUED' and g.next_at <= now())
             union
            select null
              from (select ?::uuid as tenant) as p
              join run r on r.tenant_id = p.tenant and r.state = 'APPLYING'
             where @notFrozen
               and exists (select from target g
                            where g.tenant_id = r.tenant_id and g.run_id = r.id and g.connection_id is null
                              and g.state = 'QUEUED' and g.next_at <= now())
             union
            select g.connection_id
              from (select ?::uuid as tenant) as p
              join target g on g.tenant_id = p.tenant
              left join connection k on k.tenant_id = g.tenant_id and k.id = g.connection_id
             where g.state in ('APPLYING', 'SUBMITTED', 'VERIFYING') and g.lease_until <= now()
               and (k.paused_until is null or k.paused_until <= now())""".replace("@notFrozen", NOT_FROZEN);

    private final Transactions transactions;
    private final FinishedTargets finished;
    private final Sql sql;

    @Inject
    PostgresTargetQueue(Transactions transactions, FinishedTargets finished, Session session) {
        this.transactions = transactions;
        this.finished = finished;
        this.sql = new Sql(session);
    }

    @Override
    public List<Optional<ConnectionId>> channelsWithWork() {
        return transactions.call(() -> sql.query(
                row -> Optional.ofNullable(row.getObject(1, UUID.class)).map(ConnectionId::new),
                CHANNELS,
                Tenancy.current().value(),
                Tenancy.current().value()));
    }

    @Override
    public List<Claimed> claim(Optional<ConnectionId> channel, int most, Duration lease) {
        try {
            return transactions.call(() -> {
                var claimed = new ArrayList<Claimed>();
                for (var run : sql.query(Sql.id(), RUNS, id(channel))) {
                    if (claimed.size() == most) {
                        break;
                    }
                    var left = most - claimed.size();
                    claimed.addAll(sql.query(
                            PostgresTargetQueue::claimed, claim(channel), id(channel), run, seconds(lease), left));
                }
                return claimed;
            });
        } catch (ConstraintViolationException anotherWriter) {
            // two workers reached for the same price at the same moment: the index let one of them have it
            return List.of();
        }
    }

    @Override
    public List<Claimed> claimForReading(Optional<ConnectionId> channel, int most, Duration lease) {
        return transactions.call(
                () -> sql.query(PostgresTargetQueue::claimed, CLAIM_FOR_READING, id(channel), seconds(lease), most));
    }

    @Override
    public int abandoned() {
        return transactions.call(() -> sql.update("""
                update target set state = 'VERIFYING', epoch = epoch + 1, lease_until = now(), updated_at = now()
                 where tenant_id = ? and state = 'APPLYING' and lease_until <= now()"""));
    }

    @Override
    public int expire() {
        return transactions.call(() -> {
            var late = Stream.of(UNWRITTEN, UNREAD)
                    .flatMap(expiring -> sql.query(PostgresTargetQueue::claimed, expiring).stream())
                    .map(target -> new Fate.Of(target, Fate.late(target)))
                    .toList();
            return late.isEmpty() ? 0 : finished.finish(late).size();
        });
    }

    @Override
    public List<Fate.Of> finish(List<Fate.Of> fates) {
        return transactions.call(() -> finished.finish(fates));
    }

    @Override
    public void pause(ConnectionId channel, Duration length) {
        transactions.call(() -> sql.update("""
                update connection c set paused_until = greatest(c.paused_until, now() + make_interval(secs => p.length))
                  from (select ?::uuid as tenant, ?::uuid as id, ?::float8 as length) as p
                 where c.tenant_id = p.tenant and c.id = p.id""", channel.value(), seconds(length)));
    }

    /** Whether the last write was so long ago that it takes no effect any more if it has taken none. */
    private static String settled(String target) {
        return "coalesce(" + target + ".written_at <= now() - interval '" + Backoff.SETTLED.toSeconds() + " s', true)";
    }

    /** Each with a condition that an index can answer. */
    private static String claim(Optional<ConnectionId> channel) {
        return CLAIM.replace(
                "@ofChannel", channel.isPresent() ? "g.connection_id = p.connection" : "g.connection_id is null");
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        var connection = row.getObject("connection_id", UUID.class);
        return new Claimed(
                new TargetId(row.getObject("id", UUID.class)),
                row.getLong("epoch"),
                new Claimed.Owner(
                        new RunId(row.getObject("run_id", UUID.class)),
                        new ProjectId(row.getObject("project_id", UUID.class)),
                        connection == null ? null : new ConnectionId(connection)),
                new Claimed.Wish(
                        new ChannelRef(row.getString("channel_ref")),
                        new Sku(row.getString("sku")),
                        new LivePrice(after(row), Sql.money(row, "after_compare_at")),
                        Shown.of(Sql.money(row, "before_price"), Sql.money(row, "before_compare_at"))),
                progress(row));
    }

    private static Claimed.Progress progress(ResultSet row) throws SQLException {
        var submission = row.getString("submission");
        var reading = READING.contains(TargetState.valueOf(row.getString("state")));
        return new Claimed.Progress(
                row.getInt("attempt"),
                reading,
                row.getBoolean("settled"),
                submission == null ? null : new SubmissionRef(submission),
                reading ? refusal(row.getString("error_code"), row.getString("error_message")) : null);
    }

    private static Claimed.@Nullable Refusal refusal(@Nullable String code, @Nullable String reason) {
        return code == null || code.equals(Fate.UNKNOWN) ? null : new Claimed.Refusal(code, String.valueOf(reason));
    }

    private static Money after(ResultSet row) throws SQLException {
        return Objects.requireNonNull(Sql.money(row, "after_price"));
    }

    private static @Nullable UUID id(Optional<ConnectionId> channel) {
        return channel.map(ConnectionId::value).orElse(null);
    }

    private static double seconds(Duration length) {
        return length.toMillis() / 1_000.0;
    }
}
