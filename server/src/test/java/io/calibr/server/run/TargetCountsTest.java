package io.calibr.server.run;

import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TargetCountsTest {

    @Test
    void aRunWithNothingToWriteIsApplied() {
        assertThat(new TargetCounts(Map.of()).verdict()).isEqualTo(RunState.APPLIED);
    }

    @Test
    void anAppliedRunHasNoTargetThatFailedOrWasLeft() {
        assertThat(of(TargetState.APPLIED, 3, TargetState.FAILED, 1)).isEqualTo(RunState.PARTIAL);
        assertThat(of(TargetState.APPLIED, 3, TargetState.SKIPPED, 1)).isEqualTo(RunState.PARTIAL);
        assertThat(of(TargetState.APPLIED, 3, TargetState.ROLLED_BACK, 1)).isEqualTo(RunState.APPLIED);
    }

    @Test
    void nothingWrittenAndSomethingFailedIsFailed() {
        assertThat(of(TargetState.SKIPPED, 3, TargetState.FAILED, 1)).isEqualTo(RunState.FAILED);
    }

    @Test
    void whatWasExcludedIsNotMissedButIsNotPutBackEither() {
        var counts = new TargetCounts(Map.of(TargetState.APPLIED, 3, TargetState.EXCLUDED, 1));

        assertThat(counts.verdict()).isEqualTo(RunState.APPLIED);
        assertThat(counts.isWhole()).isFalse();
    }

    @Test
    void aRunIsOpenWhileAnythingWaitsOrIsInFlight() {
        for (var state : TargetState.values()) {
            assertThat(new TargetCounts(Map.of(state, 1)).isOpen())
                    .as(state.name())
                    .isEqualTo(TargetState.OPEN.contains(state));
        }
    }

    private static RunState of(TargetState one, int ones, TargetState other, int others) {
        return new TargetCounts(Map.of(one, ones, other, others)).verdict();
    }
}
