package io.calibr.server.connector;

import java.time.Duration;

/** Where the figures of connector calls go. */
interface CallMeter {

    /**
     * Records one call with all its attempts.
     *
     * @param outcome {@code ok} or the kind of the failure in lower case
     */
    void called(String connector, String operation, String outcome, Duration took);

    /** Adds to a counter of the connector's own. */
    void counted(String connector, String name, long amount);
}
