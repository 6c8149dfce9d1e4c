package io.calibr.plugin.sdk;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a channel granted. Prints without the tokens.
 *
 * @param refresh null if the channel gives none
 * @param accessEnds null if it does not end
 * @param refreshEnds null if it does not end or there is none
 * @param scopes what was granted, which may be less than what was asked for
 * @param account the channel's own name of the merchant's account; webhooks are routed by it
 */
public record OAuthTokens(
        Secret access,
        @Nullable Secret refresh,
        @Nullable Instant accessEnds,
        @Nullable Instant refreshEnds,
        Set<String> scopes,
        AccountRef account) {

    public OAuthTokens {
        scopes = Set.copyOf(scopes);
    }
}
