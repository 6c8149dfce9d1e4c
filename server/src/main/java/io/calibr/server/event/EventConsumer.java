package io.calibr.server.event;

import java.util.Set;

/** Acts on events. Called at least once for each, in order for each aggregate, in a transaction of its own. */
public interface EventConsumer {

    /** The types it wants to hear of. */
    Set<String> types();

    /** Does what is to be done, in the running transaction; a failure rolls it back and is tried again later. */
    void accept(Event event);
}
