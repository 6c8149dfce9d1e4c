package io.calibr.server.security;

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
import org.hibernate.query.NativeQuery;

/** People of a tenant. */
@Dependent
class UserStore {

    private final Session session;

    @Inject
    UserStore(Session session) {
        this.session = session;
    }

    /** Everybody, in whatever tenant, who has this address and a password. */
    @Transactional
    List<Candidate> candidates(String email) {
        return session
                .createNativeQuery(
                        "select tenant_id, user_id, password_hash from calibr_lookup.login(:email)", Object[].class)
                .setParameter("email", email)
                .list()
                .stream()
                .map(row -> new Candidate(
                        new TenantId((UUID) row[0]), new UserId((UUID) row[1]), new PasswordHash((String) row[2])))
                .toList();
    }

    /** The user of the current tenant whom a token names. */
    @Transactional
    Optional<User> find(Tokens.Identity identity) {
        return identity.user().isPresent()
                ? one("u.id = :value", identity.user().get().value(), identity.tenant())
                : one("u.email = :value", identity.email().orElse("").toLowerCase(Locale.ROOT), identity.tenant());
    }

    private Optional<User> one(String condition, Object value, TenantId tenant) {
        NativeQuery<Object[]> query = session.createNativeQuery(
                "select u.id, u.email from app_user u where u.tenant_id = :tenant and u.disabled_at is null and "
                        + condition,
                Object[].class);
        return query.setParameter("tenant", tenant.value())
                .setParameter("value", value)
                .uniqueResultOptional()
                .map(row -> new User(new UserId((UUID) row[0]), (String) row[1]));
    }

    /** Somebody who may be the one that logs in. */
    record Candidate(TenantId tenant, UserId user, PasswordHash password) {}

    /** Somebody known. */
    record User(UserId id, String email) {}
}
