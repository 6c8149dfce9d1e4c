package io.calibr.server.connector;

import io.calibr.model.ConnectionId;
import io.calibr.model.ProjectId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection as it is kept: what an operator configured, without secrets. */
record StoredConnection(
        ConnectionId id,
        ProjectId project,
        String slug,
        String name,
        String connector,
        Map<String, String> config,
        Rest rest) {

    /** What keeps it from being written to: until when the channel is to be left alone, and whether its prices are frozen. */
    record Rest(@Nullable Instant pausedUntil, @Nullable FreezeView frozen) {

        static final Rest NONE = new Rest(null, null);
    }

    StoredConnection {
        config = Map.copyOf(config);
    }
}
