package io.calibr.server.connector;

import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorException;
import java.util.function.Function;

/** How one operation of a connector is run. Each implementation does one thing and hands on to the next. */
interface Invocation {

    /** Changes what the channel shows: what became of it may be unknown, so it is never simply sent again. */
    String WRITE = "write";

    /** A question to the connector that does not reach its channel. */
    String AS = "as";

    /** The result of {@code work}, which gets the call as this invocation narrowed it. */
    <T> T run(Call call, String operation, Function<Call, T> work) throws ConnectorException;
}
