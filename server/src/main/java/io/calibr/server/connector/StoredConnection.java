package io.calibr.server.connector;

import io.calibr.model.ConnectionId;
import io.calibr.model.ProjectId;
import java.util.Map;

/** A connection as it is kept: what an operator configured, without secrets. */
record StoredConnection(
        ConnectionId id, ProjectId project, String slug, String name, String connector, Map<String, String> config) {

    StoredConnection {
        config = Map.copyOf(config);
    }
}
