package io.calibr.server.connector;

import java.time.Duration;

/**
 * How long one connection is to be left alone: the same for every call of ours, whatever node or thread makes it. It is
 * what the channel asks for, and the connection's breaker.
 */
interface Patience {

    Standing standing();

    /**
     * The channel asks for patience.
     *
     * @param asked zero if it did not say how long
     * @return how long it is left alone from now on
     */
    Duration limited(Duration asked);

    /** A call came to nothing: after so many in a row the connection rests, and after the rest one more is enough. */
    void failed();

    /** The channel answers again. */
    void answered();

    /**
     * How a connection stands.
     *
     * @param left until it may be called; zero for now
     * @param limited how often in a row it has asked for patience
     * @param failed how many calls in a row came to nothing
     * @param rests whether they are why it is left alone
     */
    record Standing(Duration left, int limited, int failed, boolean rests) {

        static final Standing FINE = new Standing(Duration.ZERO, 0, 0, false);

        boolean isTroubled() {
            return limited > 0 || failed > 0;
        }
    }
}
