package io.calibr.server.connector;

import java.time.Duration;

/** How long one connection is to be left alone: the same for every call of ours, whatever node or thread makes it. */
interface Patience {

    Standing standing();

    /**
     * The channel asks for patience.
     *
     * @param asked zero if it did not say how long
     * @return how long it is left alone from now on
     */
    Duration limited(Duration asked);

    /** The channel answers again. */
    void answered();

    /**
     * How a connection stands.
     *
     * @param left until it may be called; zero for now
     * @param limited how often in a row it has asked for patience
     */
    record Standing(Duration left, int limited) {}
}
