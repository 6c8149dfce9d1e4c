package io.calibr.plugin.sdk;

import java.time.Instant;
import java.util.List;

/**
 * A delivery understood.
 *
 * @param id the channel's own id of it, the same when delivered again; unique within an account
 * @param happenedAt when the channel says it happened: deliveries come late and out of order
 * @param events empty if it is of no concern to us
 */
public record WebhookDelivery(String id, Instant happenedAt, List<ChannelEvent> events) {

    public WebhookDelivery {
        events = List.copyOf(events);
    }
}
