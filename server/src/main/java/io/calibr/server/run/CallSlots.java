package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import java.util.Optional;

/** How many write calls are in flight on a connection, over all nodes. */
interface CallSlots {

    /** A slot for one call at a time, the taker's until it is closed or the taker dies; empty if there is none to be had. */
    Optional<Slot> take(ConnectionId connection, int most);

    /** Leave to have one call in flight. */
    interface Slot extends AutoCloseable {

        /** Whether another call may be begun; false if the slot is lost, or another node is to have it. */
        boolean goesOn();

        @Override
        void close();
    }
}
