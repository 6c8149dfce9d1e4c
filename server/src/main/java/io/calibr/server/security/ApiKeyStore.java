package io.calibr.server.security;

import io.calibr.model.TenantId;
import io.calibr.model.UserId;
import io.calibr.server.platform.Transactions;
import io.calibr.server.tenant.Caller;
import io.calibr.server.tenant.Scope;
import io.calibr.server.tenant.Tenancy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** The stored API keys, of which only hashes are stored. */
@Dependent
class ApiKeyStore {

    private final Session session;
    private final Transactions transactions;

    @Inject
    ApiKeyStore(Session session, Transactions transactions) {
        this.session = session;
        this.transactions = transactions;
    }

    /** Whose key has this hash; empty if it is nobody's, revoked, expired, or its user is disabled. */
    Optional<Caller> callerOf(byte[] hash) {
        return transactions
                .call(() -> find(hash))
                .flatMap(found -> Tenancy.call(found.tenant(), () -> transactions.call(() -> confirm(found, hash))));
    }

    @Transactional
    void add(TenantId tenant, UserId user, NewApiKey made, ApiKey key) {
        session.createNativeMutationQuery("""
                        insert into api_key(tenant_id, id, user_id, name, prefix, hash, scopes, expires_at)
                        values (:tenant, :id, :user, :name, :prefix, :hash, string_to_array(:scopes, ','),
                                cast(:expires as timestamptz))
                        """)
                .setParameter("tenant", tenant.value())
                .setParameter("id", made.id())
                .setParameter("user", user.value())
                .setParameter("name", made.name())
                .setParameter("prefix", key.prefix())
                .setParameter("hash", key.hash())
                .setParameter("scopes", String.join(",", made.scopes()))
                .setParameter(
                        "expires",
                        made.expiresAt() == null ? null : made.expiresAt().toString(),
                        String.class)
                .executeUpdate();
    }

    /** The user's keys that are not revoked, newest first. */
    @Transactional
    List<ApiKeyView> of(Caller caller) {
        return session
                .createNativeQuery("""
                        select id, name, prefix, scopes, expires_at, last_used_at from api_key
                         where tenant_id = :tenant and user_id = :user and revoked_at is null
                         order by created_at desc, id desc
                        """, Object[].class)
                .setParameter("tenant", caller.tenant().value())
                .setParameter("user", caller.user().value())
                .list()
                .stream()
                .map(row -> new ApiKeyView(
                        (UUID) row[0],
                        (String) row[1],
                        (String) row[2],
                        scopes(row[3]).stream().sorted().map(Scope::word).toList(),
                        (Instant) row[4],
                        (Instant) row[5]))
                .toList();
    }

    /** Whether the user had such a key. */
    @Transactional
    boolean revoke(Caller caller, UUID key) {
        return session.createNativeMutationQuery("""
                        update api_key set revoked_at = now()
                         where tenant_id = :tenant and user_id = :user and id = :key and revoked_at is null
                        """)
                        .setParameter("tenant", caller.tenant().value())
                        .setParameter("user", caller.user().value())
                        .setParameter("key", key)
                        .executeUpdate()
                == 1;
    }

    private Optional<Found> find(byte[] hash) {
        return session.createNativeQuery(
                        "select tenant_id, key_id, user_id, scopes from calibr_lookup.tenant_of_key(:hash)",
                        Object[].class)
                .setParameter("hash", hash)
                .uniqueResultOptional()
                .map(row -> new Found(
                        new TenantId((UUID) row[0]), (UUID) row[1], new UserId((UUID) row[2]), scopes(row[3])));
    }

    private Optional<Caller> confirm(Found found, byte[] hash) {
        var row = session.createNativeQuery("""
                        select k.hash, u.email from api_key k
                          join app_user u on u.tenant_id = k.tenant_id and u.id = k.user_id
                         where k.tenant_id = :tenant and k.id = :key
                        """, Object[].class)
                .setParameter("tenant", found.tenant().value())
                .setParameter("key", found.key())
                .uniqueResultOptional();
        touch(found);
        return row.filter(columns -> MessageDigest.isEqual((byte[]) columns[0], hash))
                .map(columns -> new Caller(
                        found.tenant(), found.user(), (String) columns[1], found.scopes(), Caller.Via.API_KEY));
    }

    /** Once a minute is precise enough to find keys that nobody uses, and spares a write a request. */
    private void touch(Found found) {
        session.createNativeMutationQuery("""
                        update api_key set last_used_at = now()
                         where tenant_id = :tenant and id = :key
                           and (last_used_at is null or last_used_at < now() - interval '1 minute')
                        """)
                .setParameter("tenant", found.tenant().value())
                .setParameter("key", found.key())
                .executeUpdate();
    }

    private static Set<Scope> scopes(Object column) {
        return Arrays.stream((Object[]) column)
                .map(word -> Scope.of(word.toString()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private record Found(TenantId tenant, UUID key, UserId user, Set<Scope> scopes) {}
}
