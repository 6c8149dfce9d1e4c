package io.calibr.server.security;

import io.calibr.model.TenantId;
import io.calibr.model.UserId;
import io.calibr.server.platform.IdSource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes an API key for a user. */
@Dependent
public class IssueApiKey {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final ApiKeyStore keys;
    private final IdSource ids;

    @Inject
    IssueApiKey(ApiKeyStore keys, IdSource ids) {
        this.keys = keys;
        this.ids = ids;
    }

    @Transactional
    public NewApiKey issue(TenantId tenant, UserId user, String name, Set<Scope> scopes, @Nullable Instant expiresAt) {
        var key = ApiKey.random(RANDOM);
        var made = NewApiKey.of(ids.next(), name, key, scopes, expiresAt);
        keys.add(tenant, user, made, key);
        return made;
    }
}
