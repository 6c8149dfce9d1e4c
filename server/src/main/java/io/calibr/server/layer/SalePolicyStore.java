package io.calibr.server.layer;

import io.calibr.model.ProjectId;
import io.calibr.server.platform.JsonBinding;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.Tuple;
import java.time.ZoneId;
import org.hibernate.Session;

/** What projects have decided about their sales, among their settings. */
@Dependent
class SalePolicyStore {

    private static final Jsonb JSON = JsonBinding.create();

    private final Session session;

    @Inject
    SalePolicyStore(Session session) {
        this.session = session;
    }

    /**
     * A project's decisions.
     *
     * @param fourEyes nobody approves their own layer; so unless the project says otherwise
     */
    record Decided(SalePolicy sales, boolean fourEyes, ZoneId zone) {}

    Decided of(ProjectId project) {
        var row = session.createNativeQuery("""
                        select cast(settings -> 'sales' as text) as sales, zone,
                               coalesce(cast(settings ->> 'fourEyes' as boolean), true) as four_eyes
                          from project where tenant_id = :tenant and id = :project""", Tuple.class)
                .setParameter("tenant", Tenancy.current().value())
                .setParameter("project", project.value())
                .getSingleResult();
        var sales = row.get("sales", String.class);
        return new Decided(
                sales == null ? SalePolicy.USUAL : JSON.fromJson(sales, SalePolicy.class),
                row.get("four_eyes", Boolean.class),
                ZoneId.of(row.get("zone", String.class)));
    }
}
