package io.calibr.server.security;

import io.calibr.server.tenant.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key that was just made: the only time its secret is seen. */
public record NewApiKey(
        UUID id,
        String name,
        String secret,
        List<String> scopes,
        @Nullable Instant expiresAt) {

    static NewApiKey of(UUID id, String name, ApiKey key, Set<Scope> scopes, @Nullable Instant expiresAt) {
        return new NewApiKey(
                id, name, key.text(), scopes.stream().sorted().map(Scope::word).toList(), expiresAt);
    }

    @Override
    public String toString() {
        return name + " ***";
    }
}
