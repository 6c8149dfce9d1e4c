package io.calibr.server.security;

import io.calibr.model.TenantId;
import io.calibr.model.UserId;
import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import io.calibr.server.platform.IdSource;
import io.calibr.server.tenant.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes an API key for a user. */
@Dependent
public class IssueApiKey {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final ApiKeyStore keys;
    private final Journal journal;
    private final IdSource ids;

    @Inject
    IssueApiKey(ApiKeyStore keys, Journal journal, IdSource ids) {
        this.keys = keys;
        this.journal = journal;
        this.ids = ids;
    }

    @Transactional
    public NewApiKey issue(TenantId tenant, UserId user, String name, Set<Scope> scopes, @Nullable Instant expiresAt) {
        var key = ApiKey.random(RANDOM);
        var made = NewApiKey.of(ids.next(), name, key, scopes, expiresAt);
        keys.add(tenant, user, made, key);
        journal.record(new Change(
                "apikey.issued",
                "api_key",
                made.id(),
                user.value(),
                Map.of("name", name, "prefix", key.prefix(), "scopes", made.scopes())));
        return made;
    }
}
