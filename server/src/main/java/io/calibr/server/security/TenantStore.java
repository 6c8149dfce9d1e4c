package io.calibr.server.security;

import io.calibr.model.ProjectId;
import io.calibr.model.TenantId;
import io.calibr.model.UserId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Tenants, projects, people and who belongs where. */
@Dependent
class TenantStore {

    private final Session session;

    @Inject
    TenantStore(Session session) {
        this.session = session;
    }

    @Transactional
    Optional<TenantId> find(String slug) {
        return session.createNativeQuery("select calibr_lookup.tenant_of_slug(:slug)", UUID.class)
                .setParameter("slug", slug)
                .uniqueResultOptional()
                .map(TenantId::new);
    }

    /** Whether it was added; false if there is one of this slug, or id, already. */
    @Transactional
    boolean add(TenantId tenant, String slug, String name) {
        return session.createNativeMutationQuery("""
                        insert into tenant(tenant_id, slug, name) values (:tenant, :slug, :name)
                        on conflict do nothing
                        """)
                        .setParameter("tenant", tenant.value())
                        .setParameter("slug", slug)
                        .setParameter("name", name)
                        .executeUpdate()
                == 1;
    }

    /** Whether it was added; false if the tenant has one of this slug already. */
    @Transactional
    boolean add(TenantId tenant, ProjectId id, NewProject project) {
        return session.createNativeMutationQuery("""
                        insert into project(tenant_id, id, slug, name, zone, currency, settings)
                        values (:tenant, :id, :slug, :name, :zone, :currency,
                                jsonb_build_object('fourEyes', cast(:fourEyes as boolean)))
                        on conflict do nothing
                        """)
                        .setParameter("tenant", tenant.value())
                        .setParameter("id", id.value())
                        .setParameter("slug", project.slug())
                        .setParameter("name", project.name())
                        .setParameter("zone", project.zone().getId())
                        .setParameter("currency", project.currency().getCurrencyCode())
                        .setParameter("fourEyes", project.fourEyes())
                        .executeUpdate()
                == 1;
    }

    @Transactional
    Optional<UserId> user(TenantId tenant, String email) {
        return session.createNativeQuery(
                        "select id from app_user where tenant_id = :tenant and email = :email", UUID.class)
                .setParameter("tenant", tenant.value())
                .setParameter("email", email.toLowerCase(Locale.ROOT))
                .uniqueResultOptional()
                .map(UserId::new);
    }

    @Transactional
    void add(TenantId tenant, UserId id, FoundTenant.Person person, PasswordHash password) {
        session.createNativeMutationQuery("""
                        insert into app_user(tenant_id, id, email, name, password_hash)
                        values (:tenant, :id, :email, :name, :password)
                        """)
                .setParameter("tenant", tenant.value())
                .setParameter("id", id.value())
                .setParameter("email", person.email().toLowerCase(Locale.ROOT))
                .setParameter("name", person.name())
                .setParameter("password", password.text())
                .executeUpdate();
    }

    /** Makes the user a member; one who is already keeps the role they have. */
    @Transactional
    void join(TenantId tenant, ProjectId project, UserId user, Role role) {
        session.createNativeMutationQuery("""
                        insert into membership(tenant_id, project_id, user_id, role)
                        values (:tenant, :project, :user, :role)
                        on conflict (tenant_id, project_id, user_id) do nothing
                        """)
                .setParameter("tenant", tenant.value())
                .setParameter("project", project.value())
                .setParameter("user", user.value())
                .setParameter("role", role.name())
                .executeUpdate();
    }

    @Transactional
    Optional<Role> role(TenantId tenant, ProjectId project, UserId user) {
        return session.createNativeQuery("""
                        select role from membership
                         where tenant_id = :tenant and project_id = :project and user_id = :user
                        """, String.class)
                .setParameter("tenant", tenant.value())
                .setParameter("project", project.value())
                .setParameter("user", user.value())
                .uniqueResultOptional()
                .map(Role::valueOf);
    }

    /** Gives the user the role in the project, whatever it was before. */
    @Transactional
    void setRole(TenantId tenant, ProjectId project, UserId user, Role role) {
        join(tenant, project, user, role);
        session.createNativeMutationQuery("""
                        update membership set role = :role
                         where tenant_id = :tenant and project_id = :project and user_id = :user
                        """)
                .setParameter("tenant", tenant.value())
                .setParameter("project", project.value())
                .setParameter("user", user.value())
                .setParameter("role", role.name())
                .executeUpdate();
    }

    @Transactional
    List<MemberView> members(TenantId tenant, ProjectId project) {
        return session
                .createNativeQuery("""
                        select u.id, u.email, u.name, m.role
                          from membership m join app_user u on u.tenant_id = m.tenant_id and u.id = m.user_id
                         where m.tenant_id = :tenant and m.project_id = :project
                         order by u.email
                        """, Object[].class)
                .setParameter("tenant", tenant.value())
                .setParameter("project", project.value())
                .list()
                .stream()
                .map(row -> new MemberView(
                        new UserId((UUID) row[0]), (String) row[1], (String) row[2], Role.valueOf((String) row[3])))
                .toList();
    }
}
