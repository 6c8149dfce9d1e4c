package io.calibr.server.run;

import io.calibr.server.platform.Settings;
import java.time.Duration;

/**
 * How much is written at once, and for how long it is tried.
 *
 * @param calls the most calls to channels that this server makes at once
 * @param tenantCalls the most of them for one tenant
 * @param channelCalls the most on one connection, over all servers; a connector may ask for fewer
 * @param deadline how long after it was queued a run may write
 * @param drain how long a server that stops waits for its calls
 * @param staleAfter how old the prices of a run may be when it is applied
 */
@Settings("calibr.run")
record WriteSettings(
        int calls, int tenantCalls, int channelCalls, Duration deadline, Duration drain, Duration staleAfter) {

    WriteSettings {
        if (channelCalls < 1 || tenantCalls < channelCalls || calls < tenantCalls || calls > 1_000) {
            throw new IllegalArgumentException(
                    "calibr.run.channel-calls is at least 1, .tenant-calls no less, .calls no less than that and at most 1000");
        }
        if (!deadline.isPositive() || !staleAfter.isPositive()) {
            throw new IllegalArgumentException("calibr.run.deadline and calibr.run.stale-after are longer than zero");
        }
        if (drain.isNegative() || drain.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("calibr.run.drain is at most 10 minutes");
        }
    }
}
