package io.calibr.server.reconcile;

import io.calibr.model.ProjectId;
import io.calibr.model.UserId;
import io.calibr.server.platform.JsonBinding;
import io.calibr.server.run.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** What projects have decided about drift, among their settings. */
@Dependent
class ReconcilePolicyStore {

    private static final Jsonb JSON = JsonBinding.create();

    private final Sql sql;

    @Inject
    ReconcilePolicyStore(Session session) {
        this.sql = new Sql(session);
    }

    /**
     * A policy and who decided it.
     *
     * @param by empty where nobody has decided anything
     */
    record Decided(ReconcilePolicy policy, Optional<UserId> by) {}

    Decided of(ProjectId project) {
        return sql.query(
                        row -> {
                            var policy = row.getString("policy");
                            return new Decided(
                                    policy == null
                                            ? ReconcilePolicy.USUAL
                                            : JSON.fromJson(policy, ReconcilePolicy.class),
                                    Optional.ofNullable(row.getObject("by", UUID.class))
                                            .map(UserId::new));
                        },
                        """
                        select settings ->> 'reconcile' as policy, (settings ->> 'reconcileBy')::uuid as by
                          from project where tenant_id = ? and id = ?""",
                        project.value())
                .getFirst();
    }
}
