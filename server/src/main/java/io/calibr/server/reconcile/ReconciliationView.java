package io.calibr.server.reconcile;

import io.calibr.model.ConnectionId;
import io.calibr.model.RunId;
import io.calibr.model.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reading of a channel as the API shows it.
 *
 * @param run whose prices alone were compared; left out where all of the channel's were
 * @param counts by word, every word present
 * @param mismatches how many of them are more than a minor difference
 * @param by who asked; left out where the clock did
 */
public record ReconciliationView(
        UUID id,
        Channel channel,
        @Nullable RunId run,
        Times times,
        Map<String, Integer> counts,
        int mismatches,
        @Nullable Person by) {

    public ReconciliationView {
        counts = Map.copyOf(counts);
    }

    public record Channel(ConnectionId id, String slug) {}

    public record Times(Instant started, Instant finished) {}

    public record Person(UserId id, String name) {}
}
