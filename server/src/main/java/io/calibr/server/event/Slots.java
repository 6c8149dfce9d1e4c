package io.calibr.server.event;

import java.util.UUID;

/** Which of the dispatcher's slots an aggregate's messages go through: always the same, so that they stay in order. */
final class Slots {

    /** As many as the table {@code outbox_slot} has rows. */
    static final int COUNT = 16;

    private Slots() {}

    static int of(UUID tenant, UUID aggregate) {
        return Math.floorMod(31 * tenant.hashCode() + aggregate.hashCode(), COUNT);
    }
}
