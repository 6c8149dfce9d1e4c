package io.calibr.server.catalog;

import io.calibr.engine.price.PriceRequest;
import io.calibr.model.ProjectId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** Which prices are meant: those of one list at one instant, with the live ones of one connection. */
public record Selection(ProjectId project, ZoneId zone, PriceList list, Instant at, Optional<UUID> connection) {

    /**
     * The same for customers of another group.
     *
     * @param customerGroup empty for the list's audience
     */
    public PriceRequest request(String channel, Optional<String> customerGroup) {
        var usual = request(channel);
        return usual.to(channel, customerGroup.orElse(usual.customerGroup()));
    }

    /**
     * What is the same for every SKU priced so. Prices of a list are for its audience, which is the customer group too.
     *
     * @param channel what rules call the connection; empty for prices that stay in Calibr
     */
    public PriceRequest request(String channel) {
        var audience = list.audience().orElse("");
        return PriceRequest.of(list.currency(), at, zone)
                .on(list.slug(), audience)
                .to(channel, audience);
    }
}
