package io.calibr.server.run;

import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.model.UserId;
import io.calibr.server.platform.JsonBinding;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Approvals in PostgreSQL; the policy is among the settings of the project. */
@Dependent
class PostgresApprovalStore implements ApprovalStore {

    private static final Jsonb JSON = JsonBinding.create();

    private final Sql sql;

    @Inject
    PostgresApprovalStore(Session session) {
        this.sql = new Sql(session);
    }

    @Override
    public ApprovalPolicy policy(ProjectId project) {
        return sql.query(row -> JSON.fromJson(row.getString(1), ApprovalPolicy.class), """
                        select jsonb_build_object('fourEyes', settings -> 'fourEyes',
                                      'autoApproveUndo', settings -> 'autoApproveUndo')
                               || coalesce(settings -> 'approvals', '{}')
                          from project where tenant_id = ? and id = ?""", project.value())
                .getFirst();
    }

    @Override
    public RunApproval of(RunId run) {
        var given = sql.query(
                row -> new RunApproval.Given(
                        new UserId(row.getObject("user_id", UUID.class)),
                        Objects.requireNonNull(Sql.instant(row, "created_at")),
                        Optional.ofNullable(row.getString("reason"))),
                """
                select a.* from run r
                  join run_approval a on a.tenant_id = r.tenant_id and a.run_id = r.id and a.selection = r.selection
                 where r.tenant_id = ? and r.id = ?
                 order by a.created_at, a.user_id""",
                run.value());
        return sql.query(
                        row -> new RunApproval(row.getInt("selection"), need(row.getString("approval")), given),
                        "select selection, approval from run where tenant_id = ? and id = ?",
                        run.value())
                .getFirst();
    }

    @Override
    public void need(RunId run, ApprovalNeed need) {
        store(run, need, 0);
    }

    @Override
    public void reselect(RunId run, ApprovalNeed need) {
        store(run, need, 1);
    }

    @Override
    public void give(RunId run, int selection, RunApproval.Given given) {
        sql.update(
                """
                insert into run_approval (tenant_id, run_id, selection, user_id, created_at, reason)
                values (?, ?, ?, ?, ?, ?)""",
                run.value(),
                selection,
                given.by().value(),
                given.at(),
                given.reason().orElse(null));
    }

    /** What was decided about a run; a run from before there were policies needs one person. */
    static ApprovalNeed need(@Nullable String approval) {
        return approval == null ? ApprovalNeed.USUAL : JSON.fromJson(approval, ApprovalNeed.class);
    }

    private void store(RunId run, ApprovalNeed need, int further) {
        sql.update("""
                update run r set approval = p.approval, selection = r.selection + p.further
                  from (select ?::uuid as tenant, ?::uuid as run, ?::jsonb as approval, ?::integer as further) as p
                 where r.tenant_id = p.tenant and r.id = p.run""", run.value(), JSON.toJson(need), further);
    }
}
