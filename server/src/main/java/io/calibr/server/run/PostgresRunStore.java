package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.model.PriceListId;
import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.model.UserId;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** Runs in PostgreSQL. */
@Dependent
class PostgresRunStore implements RunStore {

    private static final List<RunState> IN_MOTION =
            List.of(RunState.QUEUED, RunState.APPLYING, RunState.PAUSED, RunState.HALTED);

    /** A run in one of these may still write for the first time. */
    private static final List<RunState> UNDER_WAY = Stream.concat(
                    Stream.of(RunState.PREVIEW, RunState.APPROVED), IN_MOTION.stream())
            .toList();

    /** A scalar subquery is a look into an index however many targets a run has; a join could read all of them. */
    static final String NOTHING_LEFT = """
            select r.id from run r
             where r.tenant_id = :tenant and r.state = 'APPLYING'
               and (select true from target t
                     where t.tenant_id = r.tenant_id and t.run_id = r.id
                       and t.state in ('QUEUED', 'APPLYING', 'SUBMITTED', 'VERIFYING')
                     limit 1) is null""";

    private final Session session;

    @Inject
    PostgresRunStore(Session session) {
        this.session = session;
    }

    @Override
    public void insert(Run run) {
        session.persist(new RunRow(run));
        session.flush();
        session.clear();
    }

    @Override
    public Optional<Run> find(ProjectId project, RunId id) {
        return find(id).filter(run -> run.plan().project().equals(project));
    }

    @Override
    public Optional<Run> find(RunId id) {
        return runs(query("from Run r where r.id = :id").setParameter("id", id.value())).stream()
                .findFirst();
    }

    @Override
    public List<Run> page(ProjectId project, PageRequest page) {
        var query = query("from Run r where r.projectId = :project"
                        + (page.after().isPresent() ? " and r.id < :after" : "") + " order by r.id desc")
                .setParameter("project", project.value())
                .setMaxResults(page.read());
        page.afterId().ifPresent(after -> query.setParameter("after", after));
        return runs(query);
    }

    @Override
    public List<Run> inState(RunState... states) {
        return runs(query("from Run r where r.state in :states order by r.id")
                .setParameterList("states", names(Arrays.asList(states))));
    }

    @Override
    public List<Run> withNothingLeft() {
        var ids = session.createNativeQuery(NOTHING_LEFT, UUID.class)
                .setParameter("tenant", Tenancy.current().value())
                .getResultList();
        return ids.isEmpty()
                ? List.of()
                : runs(query("from Run r where r.id in :ids order by r.id").setParameterList("ids", ids));
    }

    @Override
    public List<Run> olderPreviews(Run run) {
        var plan = run.plan();
        if (plan.kind() == RunKind.UNDO) {
            return List.of();
        }
        return runs(query("""
                        from Run r where r.state = 'PREVIEW' and r.kind = 'PRICE' and r.priceListId = :list
                           and r.connectionId is not distinct from :connection and r.id < :run""")
                .setParameter("list", plan.priceList().value())
                .setParameter(
                        "connection",
                        plan.channel() == null ? null : plan.channel().value(),
                        UUID.class)
                .setParameter("run", run.id().value()));
    }

    @Override
    public List<Run> layersInMotion(PriceListId list, Optional<ConnectionId> channel) {
        return runs(query("""
                        from Run r where r.kind = 'LAYER' and r.priceListId = :list
                           and r.connectionId is not distinct from :connection and r.state in :states order by r.id""")
                .setParameter("list", list.value())
                .setParameter("connection", channel.map(ConnectionId::value).orElse(null), UUID.class)
                .setParameterList("states", names(IN_MOTION)));
    }

    @Override
    public List<Run> laterOfLayers(Run run) {
        var plan = run.plan();
        if (plan.kind() != RunKind.LAYER) {
            return List.of();
        }
        return runs(query("""
                        from Run r where r.kind = 'LAYER' and r.priceListId = :list
                           and r.connectionId is not distinct from :connection and r.id > :run""")
                .setParameter("list", plan.priceList().value())
                .setParameter(
                        "connection", plan.connection().map(ConnectionId::value).orElse(null), UUID.class)
                .setParameter("run", run.id().value()));
    }

    @Override
    public List<Run> undoing(RunId run) {
        return runs(query("from Run r where r.undoOf = :run and r.state in :states order by r.id")
                .setParameter("run", run.value())
                .setParameterList("states", names(UNDER_WAY)));
    }

    @Override
    public boolean move(Run from, Run to) {
        var people = to.history().people();
        var times = to.history().times();
        return session.createMutationQuery("""
                        update Run r set r.state = :to, r.version = :next, r.approvedBy = :approver,
                               r.approvedAt = :approved, r.queuedAt = :queued, r.startedAt = :started,
                               r.finishedAt = :finished
                         where r.id = :id and r.state = :from and r.version = :version""")
                        .setParameter("to", to.state().name())
                        .setParameter("next", to.version())
                        .setParameter("approver", id(people.approver()), UUID.class)
                        .setParameter("approved", times.approved())
                        .setParameter("queued", times.queued())
                        .setParameter("started", times.started())
                        .setParameter("finished", times.finished())
                        .setParameter("id", from.id().value())
                        .setParameter("from", from.state().name())
                        .setParameter("version", from.version())
                        .executeUpdate()
                == 1;
    }

    @Override
    public void explain(RunId run, String reason) {
        session.createNativeMutationQuery("update run set reason = :reason where tenant_id = :tenant and id = :id")
                .setParameter("reason", reason)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("id", run.value())
                .executeUpdate();
    }

    @Override
    public void complete(Run run, Map<Outcome, Integer> counts, String inputHash) {
        session.createNativeMutationQuery("""
                        update run set counts = cast(:counts as jsonb), input_hash = :hash
                         where tenant_id = :tenant and id = :id""")
                .setParameter("counts", OutcomeCounts.text(counts))
                .setParameter("hash", inputHash)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("id", run.id().value())
                .executeUpdate();
    }

    private SelectionQuery<RunRow> query(String hql) {
        return session.createSelectionQuery(hql, RunRow.class);
    }

    /** What was read is let go of: moves go past the session, and nothing may be read stale. */
    private List<Run> runs(SelectionQuery<RunRow> query) {
        var rows = query.getResultList();
        rows.forEach(session::detach);
        return rows.stream().map(RunRow::run).toList();
    }

    private static List<String> names(List<RunState> states) {
        return states.stream().map(RunState::name).toList();
    }

    private static @Nullable UUID id(@Nullable UserId user) {
        return Optional.ofNullable(user).map(UserId::value).orElse(null);
    }
}
