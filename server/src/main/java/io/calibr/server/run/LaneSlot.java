package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The slot of one lane, from its first batch to its last. Prices that stay in Calibr need none. */
final class LaneSlot implements AutoCloseable {

    private final CallSlots slots;
    private final Optional<ConnectionId> connection;
    private CallSlots.@Nullable Slot held;

    LaneSlot(CallSlots slots, Optional<ConnectionId> connection) {
        this.slots = slots;
        this.connection = connection;
    }

    /** Whether the lane may make one more call, of which {@code most} may be in flight. */
    boolean goesOn(int most) {
        if (connection.isEmpty()) {
            return true;
        }
        if (held != null) {
            return held.goesOn();
        }
        held = slots.take(connection.get(), most).orElse(null);
        return held != null;
    }

    @Override
    public void close() {
        if (held != null) {
            held.close();
        }
    }
}
