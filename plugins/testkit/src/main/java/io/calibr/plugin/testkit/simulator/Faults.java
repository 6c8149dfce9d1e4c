package io.calibr.plugin.testkit.simulator;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The fault switches of one channel. Each fault draws from a sequence of its own, so that what one does depends on the
 * seed and on the requests it might strike, not on which others are on.
 */
public final class Faults {

    private final Map<Fault, SplittableRandom> draws = new EnumMap<>(Fault.class);
    private final Map<Fault, Double> chances = new EnumMap<>(Fault.class);
    private final Map<Fault, Integer> due = new EnumMap<>(Fault.class);
    private final Map<Fault, Integer> struck = new EnumMap<>(Fault.class);
    private FaultTimes times = FaultTimes.USUAL;

    Faults(long seed) {
        var seeds = new SplittableRandom(seed);
        for (var fault : Fault.values()) {
            draws.put(fault, seeds.split());
        }
    }

    /** Strikes the next {@code requests} that it can strike. */
    public synchronized void next(Fault fault, int requests) {
        if (requests < 0) {
            throw new IllegalArgumentException(fault + " cannot strike " + requests + " requests");
        }
        due.put(fault, requests);
    }

    /** Strikes each request that it can strike with this chance, 0 to 1, from now on. */
    public synchronized void likely(Fault fault, double chance) {
        if (!(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException(fault + " has a chance between 0 and 1, not " + chance);
        }
        chances.put(fault, chance);
    }

    /** How long faults last from now on. */
    public synchronized void last(FaultTimes wanted) {
        times = wanted;
    }

    /** Nothing goes wrong any more. Sequences and counts stay. */
    public synchronized void clear() {
        due.clear();
        chances.clear();
    }

    public synchronized FaultTimes times() {
        return times;
    }

    /** How often each has struck; one that never did is absent. */
    public synchronized Map<Fault, Integer> struck() {
        return Map.copyOf(struck);
    }

    synchronized boolean strikes(Fault fault) {
        var left = due.getOrDefault(fault, 0);
        var drawn = draws.get(fault);
        var chance = chances.getOrDefault(fault, 0.0);
        if (left > 0) {
            due.put(fault, left - 1);
        } else if (chance == 0 || drawn == null || drawn.nextDouble() >= chance) {
            return false;
        }
        struck.merge(fault, 1, Integer::sum);
        return true;
    }
}
