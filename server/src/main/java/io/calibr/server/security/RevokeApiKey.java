package io.calibr.server.security;

import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import io.calibr.server.problem.Kind;
import io.calibr.server.tenant.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** Ends an API key of the caller, at once and for good. */
@Dependent
class RevokeApiKey {

    private final ApiKeyStore keys;
    private final Journal journal;

    @Inject
    RevokeApiKey(ApiKeyStore keys, Journal journal) {
        this.keys = keys;
        this.journal = journal;
    }

    @Transactional
    void revoke(Caller caller, UUID key) {
        if (!keys.revoke(caller, key)) {
            throw Kind.NOT_FOUND.with("apiKey", key);
        }
        journal.record(
                new Change("apikey.revoked", "api_key", key, caller.user().value(), Map.of()));
    }
}
