package io.calibr.server.rule;

import io.calibr.model.UserId;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** The names of those who wrote rules. */
@Dependent
class AuthorStore {

    private final Session session;

    @Inject
    AuthorStore(Session session) {
        this.session = session;
    }

    Map<UserId, AuthorView> of(Collection<UserId> users) {
        var names = new HashMap<UserId, AuthorView>();
        if (!users.isEmpty()) {
            session.createNativeQuery(
                            "select id, name from calibr.app_user where tenant_id = :tenant and id in (:ids)",
                            Tuple.class)
                    .setParameter("tenant", Tenancy.current().value())
                    .setParameterList(
                            "ids", users.stream().map(UserId::value).distinct().toList())
                    .getResultStream()
                    .map(row -> new AuthorView(new UserId(row.get("id", UUID.class)), row.get("name", String.class)))
                    .forEach(author -> names.put(author.id(), author));
        }
        return names;
    }
}
