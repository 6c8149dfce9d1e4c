package io.calibr.server.idempotency;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonString;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Keys, in transactions of their own: a claim is seen by others before the request it guards is done. */
@Dependent
class KeyStore {

    private final Session session;

    @Inject
    KeyStore(Session session) {
        this.session = session;
    }

    @Transactional
    Claimed claim(Claim claim, byte[] requestHash) {
        session.createNativeMutationQuery(
                        "delete from idempotency_key where tenant_id = :tenant and key = :key and expires_at <= now()")
                .setParameter("tenant", claim.tenant().value())
                .setParameter("key", claim.key())
                .executeUpdate();
        // should the process die, the key is free again after ten minutes
        var mine = session.createNativeMutationQuery("""
                        insert into idempotency_key(tenant_id, key, request_hash, expires_at)
                        values (:tenant, :key, :hash, now() + interval '10 minutes')
                        on conflict (tenant_id, key) do nothing
                        """)
                .setParameter("tenant", claim.tenant().value())
                .setParameter("key", claim.key())
                .setParameter("hash", requestHash)
                .executeUpdate();
        return mine == 1 ? new Claimed.Fresh(claim) : taken(claim, requestHash);
    }

    @Transactional
    void answer(Claim claim, StoredAnswer answer) {
        session.createNativeMutationQuery("""
                        update idempotency_key
                           set status = :status, headers = cast(:headers as jsonb), response = :response,
                               expires_at = now() + interval '24 hours'
                         where tenant_id = :tenant and key = :key and status is null
                        """)
                .setParameter("tenant", claim.tenant().value())
                .setParameter("key", claim.key())
                .setParameter("status", answer.status())
                .setParameter("headers", json(answer.headers()))
                .setParameter("response", answer.body())
                .executeUpdate();
    }

    /** Lets go of a key whose request had no effect. */
    @Transactional
    void release(Claim claim) {
        session.createNativeMutationQuery(
                        "delete from idempotency_key where tenant_id = :tenant and key = :key and status is null")
                .setParameter("tenant", claim.tenant().value())
                .setParameter("key", claim.key())
                .executeUpdate();
    }

    private Claimed taken(Claim claim, byte[] requestHash) {
        return session.createNativeQuery("""
                        select request_hash, status, cast(headers as text), response from idempotency_key
                         where tenant_id = :tenant and key = :key
                        """, Object[].class)
                .setParameter("tenant", claim.tenant().value())
                .setParameter("key", claim.key())
                .uniqueResultOptional()
                .map(row -> taken(row, requestHash))
                .orElseGet(Claimed.InFlight::new);
    }

    private static Claimed taken(@Nullable Object[] row, byte[] requestHash) {
        if (!MessageDigest.isEqual((byte[]) row[0], requestHash)) {
            return new Claimed.Different();
        }
        if (row[1] == null) {
            return new Claimed.InFlight();
        }
        var body = Optional.ofNullable((String) row[3]).orElse("");
        return new Claimed.Answered(new StoredAnswer((Integer) row[1], headers(String.valueOf(row[2])), body));
    }

    private static String json(Map<String, String> headers) {
        return Json.createObjectBuilder(Map.<String, Object>copyOf(headers))
                .build()
                .toString();
    }

    private static Map<String, String> headers(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject().entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            Map.Entry::getKey, header -> ((JsonString) header.getValue()).getString()));
        }
    }
}
