package io.calibr.plugin.sdk;

import java.time.Instant;
import java.util.Optional;

/** Receives what a channel sends by itself. The host has routed a delivery here and drops what it has seen before. */
public interface WebhookReceiver {

    /** Checks signature and time over the raw bytes, in constant time. */
    Verification verify(WebhookRequest request);

    /**
     * What a genuine delivery says.
     *
     * @throws ConnectorException.Permanent if it cannot be read
     */
    WebhookDelivery decode(WebhookRequest request) throws ConnectorException;

    /**
     * What happened since {@code since}, read from the channel, because deliveries get lost. Pages as {@link
     * CatalogSource#pull}.
     */
    Page<ChannelEvent> reconcile(Call call, Instant since, Optional<Cursor> from, int max) throws ConnectorException;

    /** See {@link #verify}. */
    enum Verification {
        GENUINE,
        /** Not signed with our secret. */
        FORGED,
        /** Signed, but older or newer than the channel's tolerance. */
        OUT_OF_TIME
    }
}
