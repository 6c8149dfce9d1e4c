package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import java.util.Optional;

/** Opens the channel of a connection. */
interface Channels {

    /**
     * Empty for prices that stay in Calibr.
     *
     * @throws io.calibr.plugin.sdk.ConnectorException if the connection cannot be used
     */
    Channel of(Optional<ConnectionId> connection);
}
