package io.calibr.server.security;

import io.calibr.model.ProjectId;
import io.calibr.server.security.MeResource.MeTenant;
import io.calibr.server.security.MeResource.MeUser;
import io.calibr.server.security.MeResource.Membership;
import io.calibr.server.tenant.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Which project a caller means and as what they work in it. */
@Dependent
class ProjectStore {

    private final Session session;

    @Inject
    ProjectStore(Session session) {
        this.session = session;
    }

    /** Empty if the project does not exist or the caller is no member: they cannot tell the two apart. */
    @Transactional
    Optional<ProjectScope> find(Caller caller, String slug) {
        return session.createNativeQuery("""
                        select p.id, p.zone, p.currency, m.role
                          from project p join membership m on m.tenant_id = p.tenant_id and m.project_id = p.id
                         where p.tenant_id = :tenant and p.slug = :slug and m.user_id = :user
                        """, Object[].class)
                .setParameter("tenant", caller.tenant().value())
                .setParameter("slug", slug)
                .setParameter("user", caller.user().value())
                .uniqueResultOptional()
                .map(row -> scope(caller, row));
    }

    @Transactional
    List<Membership> membershipsOf(Caller caller) {
        return session
                .createNativeQuery("""
                        select p.slug, p.name, m.role, p.currency, p.zone
                          from project p join membership m on m.tenant_id = p.tenant_id and m.project_id = p.id
                         where p.tenant_id = :tenant and m.user_id = :user
                         order by p.slug
                        """, Object[].class)
                .setParameter("tenant", caller.tenant().value())
                .setParameter("user", caller.user().value())
                .list()
                .stream()
                .map(row -> new Membership(
                        (String) row[0], (String) row[1], Role.valueOf((String) row[2]), row[3].toString(), (String)
                                row[4]))
                .toList();
    }

    @Transactional
    List<ProjectView> projectsOf(Caller caller) {
        return session
                .createNativeQuery("""
                        select p.id, p.slug, p.name, m.role, p.zone, p.currency,
                               coalesce(cast(p.settings ->> 'fourEyes' as boolean), true)
                          from project p join membership m on m.tenant_id = p.tenant_id and m.project_id = p.id
                         where p.tenant_id = :tenant and m.user_id = :user
                         order by p.slug
                        """, Object[].class)
                .setParameter("tenant", caller.tenant().value())
                .setParameter("user", caller.user().value())
                .list()
                .stream()
                .map(ProjectStore::view)
                .toList();
    }

    /** The person and the tenant behind the caller's credentials. */
    @Transactional
    Account accountOf(Caller caller) {
        var row = session.createNativeQuery("""
                        select u.email, u.name, t.slug, t.name
                          from app_user u join tenant t on t.tenant_id = u.tenant_id
                         where u.tenant_id = :tenant and u.id = :user
                        """, Object[].class)
                .setParameter("tenant", caller.tenant().value())
                .setParameter("user", caller.user().value())
                .getSingleResult();
        return new Account(
                new MeUser(caller.user(), (String) row[0], (String) row[1]),
                new MeTenant(caller.tenant(), (String) row[2], (String) row[3]));
    }

    private static ProjectView view(Object[] row) {
        return new ProjectView(
                new ProjectId((UUID) row[0]),
                (String) row[1],
                (String) row[2],
                Role.valueOf((String) row[3]),
                (String) row[4],
                row[5].toString(),
                (Boolean) row[6]);
    }

    private static ProjectScope scope(Caller caller, Object[] row) {
        return new ProjectScope(
                caller.tenant(),
                new ProjectId((UUID) row[0]),
                ZoneId.of((String) row[1]),
                Currency.getInstance(row[2].toString()),
                caller,
                Role.valueOf((String) row[3]));
    }

    /** A person and their tenant. */
    record Account(MeUser user, MeTenant tenant) {}
}
