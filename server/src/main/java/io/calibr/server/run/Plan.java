package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.model.PriceListId;
import io.calibr.model.ProjectId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to do; never changes.
 *
 * @param channel the connection it writes to; null if its prices stay in Calibr
 * @param asOf the instant it prices for
 */
record Plan(
        ProjectId project,
        RunKind kind,
        PriceListId priceList,
        @Nullable ConnectionId channel,
        Instant asOf,
        Pins pins) {

    Optional<ConnectionId> connection() {
        return Optional.ofNullable(channel);
    }
}
