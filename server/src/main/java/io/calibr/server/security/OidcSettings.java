package io.calibr.server.security;

import io.calibr.server.platform.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of another issuer, such as a company's single sign-on.
 *
 * @param issuer its exact {@code iss}; without it only our own tokens are taken
 * @param keys where its public keys are: the URL of a JWKS, or a PEM file
 * @param tenantClaim the claim that holds the tenant's id; {@code email} says which of its users
 */
@Settings("calibr.oidc")
record OidcSettings(
        @Nullable String issuer,
        @Nullable String keys,
        @Nullable String audience,
        String tenantClaim) {

    OidcSettings {
        if (issuer != null && (keys == null || audience == null)) {
            throw new IllegalArgumentException("calibr.oidc.issuer needs calibr.oidc.keys and calibr.oidc.audience");
        }
    }
}
