package io.calibr.server.security;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key as its owner sees it later: everything but the secret. */
public record ApiKeyView(
        UUID id,
        String name,
        String prefix,
        List<String> scopes,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {}
