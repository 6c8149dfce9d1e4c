package io.calibr.plugin.sdk;

import java.util.Optional;

/**
 * Implemented by a {@link ConnectorFactory} whose connectors are {@link WebhookReceiver}s: finds out whose delivery one
 * is before a connection is open.
 */
public interface WebhookRouter {

    /**
     * The account a delivery claims to be for. Nothing is verified yet: this only chooses the connection whose secrets
     * will verify it. Empty if it names none.
     */
    Optional<AccountRef> route(WebhookRequest request);
}
