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

/** The demo's tenant; everything else is made through the public API. */
@Dependent
class DemoTenantStore {
    private final Session session;

    @Inject
    DemoTenantStore(Session session) {
        this.session = session;
    }

    /** Whether both people are there already. */
    boolean knows(TenantId tenant, UserId one, UserId other) {
        return session.createNativeQuery(
                                "select count(*) from app_user where tenant_id = :tenant and id in (:one, :other)",
                                Long.class)
                        .setParameter("tenant", tenant.value())
                        .setParameter("one", one.value())
                        .setParameter("other", other.value())
                        .getSingleResult()
                == 2;
    }

    void addTenant(TenantId tenant, String slug, String name) {
        session.createNativeMutationQuery("""
                        insert into tenant (tenant_id, slug, name) values (:tenant, :slug, :name)
                        on conflict do nothing
                        """)
                .setParameter("tenant", tenant.value())
                .setParameter("slug", slug)
                .setParameter("name", name)
                .executeUpdate();
    }

    void addProject(TenantId tenant, ProjectId project, String slug, String name) {
        session.createNativeMutationQuery("""
                        insert into project (tenant_id, id, slug, name, zone, currency)
                        values (:tenant, :project, :slug, :name, 'UTC', 'USD')
                        on conflict do nothing
                        """)
                .setParameter("tenant", tenant.value())
                .setParameter("project", project.value())
                .setParameter("slug", slug)
                .setParameter("name", name)
                .executeUpdate();
    }

    void addUser(TenantId tenant, UserId user, String email, String name, String passwordHash) {
        session.createNativeMutationQuery("""
                        insert into app_user (tenant_id, id, email, name, password_hash)
                        values (:tenant, :user, :email, :name, :hash)
                        on conflict do nothing
                        """)
                .setParameter("tenant", tenant.value())
                .setParameter("user", user.value())
                .setParameter("email", email)
                .setParameter("name", name)
                .setParameter("hash", passwordHash)
                .executeUpdate();
    }

    void addMember(TenantId tenant, ProjectId project, UserId user, String role) {
        session.createNativeMutationQuery("""
                        insert into membership (tenant_id, project_id, user_id, role)
                        values (:tenant, :project, :user, :role)
                        on conflict do nothing
                        """)
                .setParameter("tenant", tenant.value())
                .setParameter("project", project.value())
                .setParameter("user", user.value())
                .setParameter("role", role)
                .executeUpdate();
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
