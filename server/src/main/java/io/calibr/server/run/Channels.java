package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.model.ProjectId;
import java.util.Optional;

/** Finds the channel of a connection. */
interface Channels {

    /** The connection of that id or slug; a problem for the caller where the project has none. */
    Named named(ProjectId project, String idOrSlug);

    /** A connection and what rules call it. */
    record Named(ConnectionId id, String slug) {}

    /**
     * Empty for prices that stay in Calibr.
     *
     * @throws io.calibr.plugin.sdk.ConnectorException if the connection cannot be used
     */
    Channel of(Optional<ConnectionId> connection);
}
