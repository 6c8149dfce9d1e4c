package io.calibr.plugin.sdk;

import java.net.URI;

/**
 * What a connector needs to ask a merchant for access.
 *
 * @param state one-time value of the host, to be sent along
 * @param callback where the channel sends the merchant back to
 */
public record OAuthRequest(Secret state, URI callback) {}
