package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.model.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TurnsTest {

    private static final WriteSettings SETTINGS =
            new WriteSettings(6, 4, 2, Duration.ofHours(24), Duration.ofSeconds(20), Duration.ofDays(7));
    private static final TenantId BIG = new TenantId(new UUID(1, 1));
    private static final TenantId SMALL = new TenantId(new UUID(1, 2));

    private final Turns turns = new Turns(SETTINGS);

    @Test
    void aChannelGetsNoMoreLanesThanItMayHave() {
        assertThat(begun(BIG, 1, 5)).isEqualTo(2);
    }

    @Test
    void aTenantWithManyChannelsLeavesRoomForOthers() {
        var big = begun(BIG, 1, 2) + begun(BIG, 2, 2) + begun(BIG, 3, 2);

        assertThat(big).isEqualTo(4);
        assertThat(begun(SMALL, 4, 1)).isEqualTo(1);
    }

    @Test
    void aServerMakesNoMoreCallsThanItMay() {
        var begun = IntStream.range(0, 10)
                .map(number -> begun(new TenantId(new UUID(1, number)), number, 1))
                .sum();

        assertThat(begun).isEqualTo(6);
    }

    @Test
    void whoHasALaneLeavesTheLastOnesToThoseWhoHaveNone() {
        begun(BIG, 1, 2);
        begun(BIG, 2, 2);
        begun(SMALL, 3, 1);

        assertThat(turns.begin(SMALL, channel(3))).isFalse();
        assertThat(turns.begin(new TenantId(new UUID(1, 3)), channel(4))).isTrue();
    }

    @Test
    void aLaneThatEndsMakesRoom() {
        begun(BIG, 1, 2);

        turns.end(BIG, channel(1));

        assertThat(begun(BIG, 1, 2)).isEqualTo(1);
    }

    @Test
    void whoHadTheLastTurnIsAskedLast() {
        begun(BIG, 1, 1);

        assertThat(turns.inOrder(List.of(BIG, SMALL))).containsExactly(SMALL, BIG);
    }

    @Test
    void turnsGoRound() {
        begun(BIG, 1, 1);
        begun(SMALL, 2, 1);
        begun(BIG, 1, 1);

        assertThat(turns.inOrder(List.of(BIG, SMALL))).containsExactly(SMALL, BIG);
    }

    private int begun(TenantId tenant, int channel, int wanted) {
        return (int) IntStream.range(0, wanted)
                .filter(lane -> turns.begin(tenant, channel(channel)))
                .count();
    }

    private static Optional<ConnectionId> channel(int number) {
        return Optional.of(new ConnectionId(new UUID(2, number)));
    }
}
