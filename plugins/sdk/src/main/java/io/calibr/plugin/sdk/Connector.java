package io.calibr.plugin.sdk;

import java.util.Optional;

/** One open connection to one channel account. Safe for calls from several threads. */
public interface Connector extends AutoCloseable {

    /** Whether the channel answers and accepts our credentials; changes nothing there. */
    Health check(Call call) throws ConnectorException;

    /** This connection as one of the interfaces its {@link ConnectorDescriptor} declares; empty for any other. */
    <T> Optional<T> as(Class<T> capability);

    /** Lets go of what it holds. Closing twice is allowed; calls after it fail with {@link ConnectorException}. */
    @Override
    void close();
}
