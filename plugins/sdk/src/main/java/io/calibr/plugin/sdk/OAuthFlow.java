package io.calibr.plugin.sdk;

import java.net.URI;

/**
 * Obtains and renews tokens. The host makes and checks the one-time state, keeps the tokens encrypted, replaces a pair by
 * compare-and-set and lets one node at a time refresh.
 */
public interface OAuthFlow {

    /** Where to send the merchant's browser; touches no network. */
    URI begin(OAuthRequest request) throws ConnectorException;

    /**
     * Verifies the merchant's return and exchanges its code.
     *
     * @throws ConnectorException.Permanent if the callback is forged, too old or a refusal
     */
    OAuthTokens complete(Call call, OAuthCallback callback) throws ConnectorException;

    /**
     * A new pair for {@code current}, which may be void from now on.
     *
     * @throws ConnectorException.AuthExpired if only the merchant can help
     */
    OAuthTokens refresh(Call call, OAuthTokens current) throws ConnectorException;

    /** Gives the tokens back; fine if they are void already. */
    void revoke(Call call, OAuthTokens current) throws ConnectorException;
}
