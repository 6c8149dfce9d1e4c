package io.calibr.server.security;

import java.time.Instant;

/** What goes into the Authorization header, and until when it is good. */
public record TokenView(String accessToken, String tokenType, Instant expiresAt) {

    static TokenView bearer(String token, Instant expiresAt) {
        return new TokenView(token, "Bearer", expiresAt);
    }
}
