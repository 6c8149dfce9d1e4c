package io.calibr.server.demo;

import io.calibr.model.ProjectId;
import io.calibr.model.TenantId;
import io.calibr.model.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The demo's people. */
@Dependent
class DemoTenantStore {
    private final Session session;

    @Inject
    DemoTenantStore(Session session) {
        this.session = session;
    }

    /** Those of the people who are members of the project and may log in, by name. */
    @Transactional
    List<DemoPerson> people(TenantId tenant, ProjectId project, List<UserId> people) {
        return session
                .createNativeQuery("""
                        select u.id, u.email, u.name, m.role
                          from app_user u
                          join membership m on m.tenant_id = u.tenant_id and m.user_id = u.id and m.project_id = :project
                         where u.tenant_id = :tenant and u.id in (:people) and u.disabled_at is null
                         order by u.name
                        """, Object[].class)
                .setParameter("tenant", tenant.value())
                .setParameter("project", project.value())
                .setParameterList("people", people.stream().map(UserId::value).toList())
                .list()
                .stream()
                .map(row ->
                        new DemoPerson(new UserId((UUID) row[0]), (String) row[1], (String) row[2], (String) row[3]))
                .toList();
    }
}
