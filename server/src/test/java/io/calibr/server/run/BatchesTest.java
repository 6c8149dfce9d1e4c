package io.calibr.server.run;

import io.calibr.model.ChannelRef;
import io.calibr.model.Money;
import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.model.TargetId;
import io.calibr.plugin.sdk.LivePrice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BatchesTest {

    private static final RunId FIRST = new RunId(new UUID(1, 1));
    private static final RunId SECOND = new RunId(new UUID(1, 2));
    private static final Duration SECOND_LONG = Duration.ofSeconds(1);
    private static final Fate APPLIED = new Fate.Applied();

    private final Batches batches = new Batches();

    @Test
    void aBatchWithPricesOfTwoRunsIsOneCallAndABatchOfEach() {
        batches.add(
                List.of(of(FIRST, APPLIED), of(SECOND, APPLIED), of(FIRST, skipped())), SECOND_LONG, Optional.empty());

        assertThat(batches.done()).containsExactly(SECOND_LONG);
        assertThat(batches.byRun()).containsOnlyKeys(FIRST, SECOND);
        assertThat(sum(FIRST).targets()).isEqualTo(Map.of(TargetState.APPLIED, 1, TargetState.SKIPPED, 1));
        assertThat(sum(SECOND).batches()).isEqualTo(1);
    }

    @Test
    void batchesOfATurnAreSummedUp() {
        batches.add(List.of(of(FIRST, APPLIED)), SECOND_LONG, Optional.empty());
        batches.add(List.of(of(FIRST, new Fate.Verify(Duration.ZERO))), SECOND_LONG, Optional.of("reset"));

        assertThat(batches.done()).hasSize(1);
        assertThat(batches.failed()).isEqualTo(1);
        assertThat(sum(FIRST).batches()).isEqualTo(2);
        assertThat(sum(FIRST).failed()).isEqualTo(1);
        assertThat(sum(FIRST).reason()).contains("reset");
        assertThat(sum(FIRST).took()).isEqualTo(Duration.ofSeconds(2));
        assertThat(sum(FIRST).targets()).isEqualTo(Map.of(TargetState.APPLIED, 1, TargetState.VERIFYING, 1));
    }

    @Test
    void aBatchThatAnotherWorkerHasByNowIsNone() {
        batches.add(List.of(), SECOND_LONG, Optional.empty());

        assertThat(batches.byRun()).isEmpty();
        assertThat(batches.done()).isEmpty();
    }

    private Batches.Sum sum(RunId run) {
        return Optional.ofNullable(batches.byRun().get(run)).orElseThrow();
    }

    private static Fate skipped() {
        return new Fate.Skipped(LivePrice.of(Money.of("7.77", "USD")));
    }

    private static Fate.Of of(RunId run, Fate fate) {
        var wish = new Claimed.Wish(
                new ChannelRef("MUG"), new Sku("MUG"), LivePrice.of(Money.of("18.00", "USD")), Shown.NOTHING);
        return new Fate.Of(
                new Claimed(
                        new TargetId(new UUID(2, 1)),
                        1,
                        new Claimed.Owner(run, new ProjectId(new UUID(1, 3)), null),
                        wish,
                        new Claimed.Progress(1, false, false, null, null)),
                fate);
    }
}
