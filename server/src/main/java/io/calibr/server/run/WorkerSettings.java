package io.calibr.server.run;

import io.calibr.server.platform.Settings;
import java.time.Duration;

/**
 * How the worker works.
 *
 * @param enabled whether this server applies runs at all
 * @param interval between two looks for work
 * @param lease how long a claimed target is this worker's; a call to a channel ends before it
 * @param batch the most targets claimed at once; a channel may ask for fewer
 * @param tenants the most tenants worked for at the same time
 */
@Settings("calibr.run")
record WorkerSettings(boolean enabled, Duration interval, Duration lease, int batch, int tenants) {

    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(5);

    WorkerSettings {
        if (interval.isNegative() || interval.isZero() || interval.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("calibr.run.interval is above zero and at most a minute");
        }
        if (lease.compareTo(SHORTEST_LEASE) < 0 || lease.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("calibr.run.lease is between 5 seconds and an hour");
        }
        if (batch < 1 || batch > 1_000) {
            throw new IllegalArgumentException("calibr.run.batch is between 1 and 1000");
        }
        if (tenants < 1 || tenants > 100) {
            throw new IllegalArgumentException("calibr.run.tenants is between 1 and 100");
        }
    }

    /** How long a call may take, so that it ends while the lease holds. */
    Duration patience() {
        return lease.multipliedBy(3).dividedBy(4);
    }
}
