package io.calibr.server.run;

import io.calibr.plugin.testkit.simulator.ChannelSimulator;
import io.calibr.plugin.testkit.simulator.Fault;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Where in its work a server is killed. The channel tells: faults are made due one after the other, and each has struck
 * before the next one is, so that the server is known to be at most a few milliseconds further.
 */
enum KillPoint {
    /** Prices are claimed and read before the write, which is not sent. */
    CLAIMED,
    /** A write is under way: it takes effect half a second later. */
    WRITING,
    /** A write has taken effect; its answer never comes. */
    WRITTEN,
    /** What became of such a write is being looked at. */
    READING_BACK,
    /** Any other. */
    ANYWHERE;

    private static final int SPREAD_MILLIS = 1_500;
    private static final Duration LOOK = Duration.ofMillis(2);

    static KillPoint any(Random random) {
        var points = List.copyOf(EnumSet.allOf(KillPoint.class));
        return points.get(random.nextInt(points.size()));
    }

    /** Whether the point was reached before it was {@code over}. */
    boolean reached(ChannelSimulator channel, Random random, BooleanSupplier over) {
        for (var sign : signs()) {
            var before = struck(channel, sign);
            channel.faults().next(sign, 1);
            if (!until(() -> struck(channel, sign) > before, over)) {
                channel.faults().next(sign, 0);
                return false;
            }
        }
        if (this == ANYWHERE) {
            pass(Duration.ofMillis(random.nextInt(SPREAD_MILLIS)));
        }
        return !over.getAsBoolean();
    }

    /** Whether it came true before it was {@code over}. */
    static boolean until(BooleanSupplier come, BooleanSupplier over) {
        while (!come.getAsBoolean()) {
            if (over.getAsBoolean()) {
                return false;
            }
            pass(LOOK);
        }
        return true;
    }

    static void pass(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private List<Fault> signs() {
        return switch (this) {
            case CLAIMED -> List.of(Fault.STALE_READ);
            case WRITING -> List.of(Fault.LATE);
            case WRITTEN -> List.of(Fault.NO_ANSWER);
            case READING_BACK -> List.of(Fault.NO_ANSWER, Fault.STALE_READ);
            case ANYWHERE -> List.of();
        };
    }

    private static int struck(ChannelSimulator channel, Fault fault) {
        return channel.faults().struck().getOrDefault(fault, 0);
    }
}
