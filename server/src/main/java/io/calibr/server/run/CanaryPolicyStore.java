package io.calibr.server.run;

import io.calibr.model.ProjectId;
import io.calibr.server.platform.JsonBinding;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import java.util.Optional;
import org.hibernate.Session;

/** What projects have decided about canaries, among their settings. */
@Dependent
class CanaryPolicyStore {

    private static final Jsonb JSON = JsonBinding.create();

    private final Sql sql;

    @Inject
    CanaryPolicyStore(Session session) {
        this.sql = new Sql(session);
    }

    CanaryPolicy of(ProjectId project) {
        return sql.query(
                        row -> Optional.ofNullable(row.getString("policy"))
                                .map(policy -> JSON.fromJson(policy, CanaryPolicy.class)),
                        "select settings ->> 'canary' as policy from project where tenant_id = ? and id = ?",
                        project.value())
                .getFirst()
                .orElse(CanaryPolicy.NONE);
    }
}
