package io.calibr.plugin.testkit.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A {@link ChannelSimulator} as a process, for tests that kill others. It prints its address once it listens, and ends when
 * it is ended:
 *
 * <pre>java -cp .. io.calibr.plugin.testkit.simulator.SimulatedChannel --port 0 --seed 7 --ledger ledger.jsonl</pre>
 *
 * <p>Every option may be left out. {@code --rate 10/40} limits it to ten requests a second and bursts of forty; {@code
 * --expected ignored} lets every write win. Items and faults come over {@code /admin}.
 */
public final class SimulatedChannel {

    private static final Set<String> OPTIONS = Set.of("--port", "--seed", "--ledger", "--rate", "--expected");

    private SimulatedChannel() {}

    /** Runs until the process ends. */
    @TalksToTheTerminal
    public static void main(String[] arguments) throws InterruptedException {
        var channel = ChannelSimulator.open(settings(arguments));
        System.out.println(channel.base());
        while (true) {
            // late writes reach the ledger's file although nobody asks
            channel.ledger();
            Thread.sleep(100);
        }
    }

    static SimulatorSettings settings(String... arguments) {
        var options = options(arguments);
        var rate = options.get("--rate");
        var ledger = options.get("--ledger");
        return new SimulatorSettings(
                Integer.parseInt(options.getOrDefault("--port", "0")),
                Long.parseLong(options.getOrDefault("--seed", "1")),
                Clock.systemUTC(),
                !"ignored".equals(options.get("--expected")),
                rate == null ? null : rate(rate.split("/", 2)),
                ledger == null ? null : Path.of(ledger));
    }

    private static RateLimit rate(String[] parts) {
        return new RateLimit(Double.parseDouble(parts[0]), Integer.parseInt(parts[1]));
    }

    private static Map<String, String> options(String... arguments) {
        var options = new HashMap<String, String>();
        for (var index = 0; index < arguments.length; index += 2) {
            if (!OPTIONS.contains(arguments[index]) || index + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[index] + " is not an option, or has no value");
            }
            options.put(arguments[index], arguments[index + 1]);
        }
        return options;
    }
}
