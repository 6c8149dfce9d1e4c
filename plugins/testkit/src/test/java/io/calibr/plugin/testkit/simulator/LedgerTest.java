package io.calibr.plugin.testkit.simulator;

import io.calibr.model.ChannelRef;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.testkit.MovableClock;
import io.calibr.plugin.testkit.simulator.Ledger.Arrival;
import io.calibr.plugin.testkit.simulator.LedgerLine.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.calibr.plugin.testkit.simulator.Caller.EIGHT;
import static io.calibr.plugin.testkit.simulator.Caller.NINE;
import static io.calibr.plugin.testkit.simulator.Caller.NOW;
import static io.calibr.plugin.testkit.simulator.Caller.TEN;
import static org.assertj.core.api.Assertions.assertThat;

class LedgerTest {

    private static final ChannelRef MUG = new ChannelRef("MUG");
    private static final ChannelRef CUP = new ChannelRef("CUP");

    private final Ledger ledger = new Ledger(null);

    @Test
    void anEffectThatComesAgainAfterAnotherIsARepeatedEffect() {
        applied("w1", MUG, EIGHT);
        applied("w2", MUG, NINE);
        applied("w1", MUG, EIGHT);

        assertThat(ledger.repeatedEffects()).extracting(LedgerLine::sequence).containsExactly(3L);
        assertThat(ledger.identicalDuplicates()).isEmpty();
    }

    @Test
    void anEffectThatUndoesWhatTheShopDidIsARepeatedEffect() {
        applied("w1", MUG, EIGHT);
        applied(null, MUG, TEN);
        applied("w1", MUG, EIGHT);

        assertThat(ledger.repeatedEffects()).hasSize(1);
    }

    @Test
    void theSameEffectTwiceInARowIsADuplicate() {
        applied("w1", MUG, EIGHT);
        applied("w2", CUP, NINE);
        applied("w3", MUG, EIGHT);
        applied("w1", MUG, EIGHT);

        assertThat(ledger.identicalDuplicates())
                .extracting(LedgerLine::sequence)
                .containsExactly(4L);
        assertThat(ledger.repeatedEffects()).isEmpty();
    }

    @Test
    void whatTheShopDoesTwiceIsItsOwnBusiness() {
        applied(null, MUG, EIGHT);
        applied(null, MUG, NINE);
        applied(null, MUG, EIGHT);

        assertThat(ledger.repeatedEffects()).isEmpty();
        assertThat(ledger.identicalDuplicates()).isEmpty();
    }

    @Test
    void whatWasNotAppliedIsNoEffect() {
        applied("w1", MUG, EIGHT);
        applied("w2", MUG, NINE);
        ledger.write(arrival("w1"), MUG, EIGHT, Told.MOVED, false);

        assertThat(ledger.live(MUG)).contains(NINE);
        assertThat(ledger.lines(MUG)).hasSize(3);
        assertThat(ledger.repeatedEffects()).isEmpty();
    }

    @Test
    void aFileTellsAnotherProcessTheSame(@TempDir Path directory) throws IOException {
        var path = directory.resolve("ledger.jsonl");
        var clock = new MovableClock(NOW);
        try (var caller = Caller.of(SimulatorSettings.usual(clock, 1).writingTo(path), clock)) {
            caller.channel().faults().next(Fault.THROTTLED_SECONDS, 1);
            caller.health();
            caller.write("w1", EIGHT);
            Files.writeString(directory.resolve("cut.jsonl"), Files.readString(path) + "{\"sequence\":9,\"re");

            var read = Ledger.read(directory.resolve("cut.jsonl"));

            assertThat(read.lines()).isEqualTo(caller.channel().ledger().lines());
            assertThat(read.earlyCalls())
                    .isEqualTo(caller.channel().ledger().earlyCalls())
                    .hasSize(1);
            assertThat(read.live(MUG)).contains(EIGHT);
        }
    }

    private void applied(@Nullable String key, ChannelRef ref, LivePrice price) {
        ledger.write(arrival(key), ref, price, key == null ? Told.BY_HAND : Told.APPLIED, true);
    }

    private static Arrival arrival(@Nullable String key) {
        return new Arrival(NOW, key, Instant.EPOCH);
    }
}
