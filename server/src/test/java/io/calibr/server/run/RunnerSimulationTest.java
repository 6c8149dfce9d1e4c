package io.calibr.server.run;

import io.calibr.server.run.SimulatedTargets.Guard;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Five hundred histories, or as many as {@code -Dcalibr.simulation.seeds} says, from {@code -Dcalibr.simulation.first} on; a
 * seed that fails is named, and fails again.
 */
class RunnerSimulationTest {

    private static final long FIRST = Long.getLong("calibr.simulation.first", 0);
    private static final int SEEDS = Integer.getInteger("calibr.simulation.seeds", 500);

    @Test
    void whateverHappensEveryPriceEndsRightAndIsRecordedOnce() {
        var violations = LongStream.range(FIRST, FIRST + SEEDS)
                .boxed()
                .flatMap(seed -> RunnerSimulation.violations(seed).stream().map(what -> "seed " + seed + ": " + what))
                .limit(20)
                .toList();

        assertThat(violations).isEmpty();
    }

    @Test
    void theSameSeedIsTheSameHistory() {
        assertThat(RunnerSimulation.violations(7, Guard.READ_BACK))
                .isEqualTo(RunnerSimulation.violations(7, Guard.READ_BACK));
    }

    /** A simulation that finds nothing wrong with a runner that lacks a guard would find nothing at all. */
    @ParameterizedTest
    @EnumSource(Guard.class)
    void aRunnerThatLacksAGuardIsFoundOut(Guard missing) {
        var found = LongStream.range(0, 200)
                .mapToObj(seed -> RunnerSimulation.violations(seed, missing))
                .filter(violations -> !violations.isEmpty())
                .findFirst()
                .orElseGet(List::of);

        assertThat(found).isNotEmpty();
    }
}
