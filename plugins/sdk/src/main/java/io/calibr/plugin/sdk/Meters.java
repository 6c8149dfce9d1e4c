package io.calibr.plugin.sdk;

import java.time.Duration;

/**
 * Figures of a connector. Names are few, fixed and in snake case ({@code pages_read}); the host adds the connector's
 * name and puts no tenant, SKU or reference on them.
 */
public interface Meters {

    /** Adds {@code amount}, at least 0, to a counter. */
    void count(String name, long amount);

    /** Records how long one operation took. */
    void time(String name, Duration took);
}
