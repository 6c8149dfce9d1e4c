package io.calibr.server.run;

import io.calibr.model.ChannelRef;
import io.calibr.model.ConnectionId;
import io.calibr.model.PriceChangeId;
import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.model.TargetId;
import io.calibr.model.UserId;
import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.run.TargetView.Prices;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Lists of a run's parts, page by page. */
@Dependent
class RunReader {

    private static final String CHANGE = """
            select c.*
              from price_change c
            """;

    private static final String LETTER = """
            select d.id, d.run_id, d.class, d.attempts, d.error, d.created_at, t.id as target_id, t.sku, t.connection_id
              from dead_letter d
              join target t on t.tenant_id = d.tenant_id and t.id = d.source_id and d.source = 'TARGET'
            """;

    private final Sql sql;
    private final LaterChangeStore changes;

    @Inject
    RunReader(Session session, LaterChangeStore changes) {
        this.sql = new Sql(session);
        this.changes = changes;
    }

    /** By SKU. */
    Page<TargetView> targets(RunId run, Optional<TargetState> state, Optional<Sku> sku, PageRequest page) {
        var found = Page.of(
                sql.query(
                        RunReader::target,
                        """
                        select t.* from target t
                          join (select ?::uuid as tenant, ?::uuid as run, ?::text as state, ?::text as sku, ?::text as after) as p
                            on t.tenant_id = p.tenant and t.run_id = p.run
                         where (p.state is null or t.state = p.state) and (p.sku is null or t.sku = p.sku)
                           and (p.after is null or t.channel_ref > p.after)
                         order by t.channel_ref limit ?""",
                        run.value(),
                        state.map(TargetState::name).orElse(null),
                        sku.map(Sku::value).orElse(null),
                        page.after().orElse(null),
                        page.read()),
                page,
                target -> target.channelRef().value());
        var changed = changes.of(found.items().stream()
                .filter(TargetView::isLeft)
                .map(TargetView::id)
                .toList());
        return new Page<>(
                found.items().stream()
                        .map(target -> target.with(changed.get(target.id())))
                        .toList(),
                found.nextCursor());
    }

    /** Newest first. */
    Page<PriceChangeView> changes(ProjectId project, ReadPriceChanges.Filter filter, PageRequest page) {
        return Page.of(
                sql.query(
                        RunReader::change,
                        CHANGE + """
                         join (select ?::uuid as tenant, ?::uuid as project, ?::uuid as run, ?::text as state, ?::text as sku,
                                      ?::uuid as after) as p
                           on c.tenant_id = p.tenant and c.project_id = p.project
                        where (p.run is null or c.run_id = p.run) and (p.state is null or c.state = p.state)
                          and (p.sku is null or c.sku = p.sku) and (p.after is null or c.id < p.after)
                        order by c.id desc limit ?""",
                        project.value(),
                        filter.run().map(RunId::value).orElse(null),
                        filter.state().map(PriceChangeState::name).orElse(null),
                        filter.sku().map(Sku::value).orElse(null),
                        page.afterId().orElse(null),
                        page.read()),
                page,
                change -> change.id().toString());
    }

    Optional<PriceChangeView> change(ProjectId project, PriceChangeId id) {
        return sql
                .query(
                        RunReader::change,
                        CHANGE + " where c.tenant_id = ? and c.project_id = ? and c.id = ?",
                        project.value(),
                        id.value())
                .stream()
                .findFirst();
    }

    /** Dead letters of a run that nobody has tried again, newest first. */
    Page<DeadLetterView> deadLetters(RunId run, PageRequest page) {
        return Page.of(
                sql.query(
                        RunReader::deadLetter,
                        LETTER + """
                        join (select ?::uuid as tenant, ?::uuid as run, ?::uuid as after) as p
                          on d.tenant_id = p.tenant and d.run_id = p.run
                       where d.requeued_at is null and (p.after is null or d.id < p.after)
                       order by d.id desc limit ?""",
                        run.value(),
                        page.afterId().orElse(null),
                        page.read()),
                page,
                letter -> letter.id().toString());
    }

    /**
     * Those of all runs of a project.
     *
     * @param channel of which alone
     */
    Page<DeadLetterView> deadLetters(
            ProjectId project, Optional<FailureClass> failure, Optional<ConnectionId> channel, PageRequest page) {
        return Page.of(
                sql.query(
                        RunReader::deadLetter,
                        LETTER + """
                        join (select ?::uuid as tenant, ?::uuid as project, ?::text as failure, ?::uuid as channel,
                                     ?::uuid as after) as p
                          on d.tenant_id = p.tenant and d.project_id = p.project
                       where d.requeued_at is null and (p.failure is null or d.class = p.failure)
                         and (p.channel is null or t.connection_id = p.channel) and (p.after is null or d.id < p.after)
                       order by d.id desc limit ?""",
                        project.value(),
                        failure.map(FailureClass::name).orElse(null),
                        channel.map(ConnectionId::value).orElse(null),
                        page.afterId().orElse(null),
                        page.read()),
                page,
                letter -> letter.id().toString());
    }

    Optional<DeadLetterView> deadLetter(ProjectId project, UUID id) {
        return sql
                .query(
                        RunReader::deadLetter,
                        LETTER + " where d.tenant_id = ? and d.project_id = ? and d.id = ? and d.requeued_at is null",
                        project.value(),
                        id)
                .stream()
                .findFirst();
    }

    private static TargetView target(ResultSet row) throws SQLException {
        return new TargetView(
                new TargetId(row.getObject("id", UUID.class)),
                new Sku(row.getString("sku")),
                new ChannelRef(row.getString("channel_ref")),
                TargetState.valueOf(row.getString("state")),
                prices(row, "before"),
                prices(row, "after"),
                new TargetView.Progress(
                        row.getInt("attempt"),
                        Sql.instant(row, "next_at"),
                        Sql.instant(row, "applied_at"),
                        prices(row, "last_observed"),
                        row.getString("error_code"),
                        row.getString("error_message")),
                null);
    }

    private static PriceChangeView change(ResultSet row) throws SQLException {
        var run = row.getObject("run_id", UUID.class);
        var decider = row.getObject("decided_by", UUID.class);
        return new PriceChangeView(
                new PriceChangeId(row.getObject("id", UUID.class)),
                new Sku(row.getString("sku")),
                run == null ? null : new RunId(run),
                PriceChangeState.valueOf(row.getString("state")),
                prices(row, "before"),
                prices(row, "after"),
                new PriceChangeView.Decision(
                        new UserId(row.getObject("requested_by", UUID.class)),
                        decider == null ? null : new UserId(decider),
                        Objects.requireNonNull(Sql.instant(row, "created_at")),
                        Sql.instant(row, "decided_at"),
                        Sql.instant(row, "applied_at"),
                        row.getString("reason")));
    }

    private static DeadLetterView deadLetter(ResultSet row) throws SQLException {
        var channel = row.getObject("connection_id", UUID.class);
        return new DeadLetterView(
                row.getObject("id", UUID.class),
                new RunId(row.getObject("run_id", UUID.class)),
                new TargetId(row.getObject("target_id", UUID.class)),
                channel == null ? null : new ConnectionId(channel),
                new Sku(row.getString("sku")),
                FailureClass.valueOf(row.getString("class")),
                row.getInt("attempts"),
                row.getString("error"),
                Objects.requireNonNull(Sql.instant(row, "created_at")));
    }

    private static Prices prices(ResultSet row, String which) throws SQLException {
        return new Prices(Sql.money(row, which + "_price"), Sql.money(row, which + "_compare_at"));
    }
}
