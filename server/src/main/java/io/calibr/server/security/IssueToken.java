package io.calibr.server.security;

import io.calibr.model.TenantId;
import io.calibr.model.UserId;
import io.calibr.server.platform.WallClock;
import io.calibr.server.problem.Kind;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;

/** Gives the token that ends every log-in. */
@Dependent
public class IssueToken {

    private final Tokens tokens;
    private final AuthSettings settings;
    private final Clock clock;

    @Inject
    IssueToken(Tokens tokens, AuthSettings settings, @WallClock Clock clock) {
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A token for somebody whose identity the calling code has made sure of; whoever holds it is that person until it
     * expires. A server that issues no tokens answers with a problem of kind NOT_FOUND.
     */
    public TokenView issue(TenantId tenant, UserId user, String email) {
        requireEnabled();
        var expiry = clock.instant().plus(settings.tokenLifetime());
        return TokenView.bearer(tokens.issue(tenant, user, email, expiry), expiry);
    }

    void requireEnabled() {
        if (!settings.localEnabled()) {
            throw Kind.NOT_FOUND.because("this server issues no tokens");
        }
    }
}
