package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import java.time.Duration;
import java.util.Optional;

/** How many write calls are in flight on a connection, over all nodes. */
interface CallSlots {

    /** A slot for one call, which ends before the lease does; empty if {@code most} are taken. */
    Optional<Slot> take(ConnectionId connection, int most, Duration lease);

    void free(Slot slot);

    /** A slot that its taker has until the lease ends; with another epoch it is somebody else's by now. */
    record Slot(ConnectionId connection, int number, long epoch) {}
}
