package io.calibr.server.reconcile;

import io.calibr.model.ConnectionId;
import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.model.UserId;
import io.calibr.server.run.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Reconciliations on their way. */
@Dependent
class ReconciliationStore {

    private static final String COMPLETE = """
            update reconciliation r
               set finished_at = p.at, mismatches = f.mismatches,
                   counts = jsonb_build_object('matched', r.compared - f.found, 'drifted', f.drifted, 'missing', f.missing,
                                               'foreignCurrency', f.foreign_currency)
              from (select ?::uuid as tenant, ?::uuid as id, ?::timestamptz as at) as p
             cross join lateral (
                   select count(*) as found, count(*) filter (where kind <> 'MINOR') as mismatches,
                          count(*) filter (where kind in ('MINOR', 'MISMATCH')) as drifted,
                          count(*) filter (where kind = 'MISSING') as missing,
                          count(*) filter (where kind = 'FOREIGN_CURRENCY') as foreign_currency
                     from reconciliation_finding where tenant_id = p.tenant and reconciliation_id = p.id) as f
             where r.tenant_id = p.tenant and r.id = p.id""";

    private final Sql sql;

    @Inject
    ReconciliationStore(Session session) {
        this.sql = new Sql(session);
    }

    void begin(Reconciling one, Optional<UserId> requester) {
        var run = one.run();
        sql.update(
                """
                insert into reconciliation (tenant_id, id, project_id, connection_id, run_id, requested_by, created_at)
                values (?, ?, ?, ?, ?, ?, ?)""",
                one.id(),
                one.project().value(),
                one.connection().value(),
                run == null ? null : run.value(),
                requester.map(UserId::value).orElse(null),
                one.at());
    }

    /** One that is under way, where it stands. */
    Reconciling underWay(UUID id) {
        return sql.query(ReconciliationStore::reconciling, """
                select id, project_id, connection_id, run_id, created_at, coalesce(last_sku, '') as last_sku
                  from reconciliation where tenant_id = ? and id = ?""", id).getFirst();
    }

    /** So many more are compared, up to this SKU. */
    void proceed(Reconciling one, int compared, Sku last) {
        sql.update("""
                update reconciliation r set compared = r.compared + p.more, last_sku = p.last
                  from (select ?::uuid as tenant, ?::uuid as id, ?::integer as more, ?::text as last) as p
                 where r.tenant_id = p.tenant and r.id = p.id""", one.id(), compared, last.value());
    }

    /** Counts what was found. */
    void complete(Reconciling one, Instant at) {
        sql.update(COMPLETE, one.id(), at);
    }

    private static Reconciling reconciling(ResultSet row) throws SQLException {
        var run = row.getObject("run_id", UUID.class);
        return new Reconciling(
                row.getObject("id", UUID.class),
                new ProjectId(row.getObject("project_id", UUID.class)),
                new ConnectionId(row.getObject("connection_id", UUID.class)),
                run == null ? null : new RunId(run),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                row.getString("last_sku"));
    }
}
