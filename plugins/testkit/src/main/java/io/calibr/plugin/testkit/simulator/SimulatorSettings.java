package io.calibr.plugin.testkit.simulator;

import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated channel is like.
 *
 * @param port on the loopback address; 0 takes any free one
 * @param seed of the faults that strike by chance
 * @param clock judges rate limits, late deliveries and stale reads
 * @param comparesExpected whether a write that expects another price than the live one is refused as moved
 * @param limit the channel's own rate limit; null for none
 * @param ledger where the ledger is written as well, a new file; null for nowhere
 */
public record SimulatorSettings(
        int port,
        long seed,
        Clock clock,
        boolean comparesExpected,
        @Nullable RateLimit limit,
        @Nullable Path ledger) {

    /** Any free port, no rate limit, no file; it compares what writes expect. */
    public static SimulatorSettings usual(Clock clock, long seed) {
        return new SimulatorSettings(0, seed, clock, true, null, null);
    }

    public SimulatorSettings limitedTo(RateLimit wanted) {
        return new SimulatorSettings(port, seed, clock, comparesExpected, wanted, ledger);
    }

    /** A channel that lets every write win, whatever it expects. */
    public SimulatorSettings comparingNothing() {
        return new SimulatorSettings(port, seed, clock, false, limit, ledger);
    }

    public SimulatorSettings writingTo(Path wanted) {
        return new SimulatorSettings(port, seed, clock, comparesExpected, limit, wanted);
    }
}
