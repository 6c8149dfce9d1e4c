package io.calibr.server.security;

import io.calibr.server.platform.WallClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds what the settings decide. */
@ApplicationScoped
class SecurityWiring {

    @Produces
    @Singleton
    Tokens tokens(AuthSettings settings, OidcSettings oidc) {
        return new Tokens(settings, oidc, SigningKeys.keptIn(settings.keyFile()));
    }

    @Produces
    @Singleton
    LoginAttempts attempts(AuthSettings settings, @WallClock Clock clock) {
        return new LoginAttempts(settings.attempts(), settings.attemptsWindow(), clock);
    }
}
