package io.calibr.server.rule;

import io.calibr.model.UserId;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NewestImpactTest {

    private static final UserId MIA = new UserId(new UUID(0, 1));
    private static final UserId OTTO = new UserId(new UUID(0, 2));

    private final NewestImpact newest = new NewestImpact();

    @Test
    void whoeverAsksAgainEndsTheMeasurementBefore() {
        var seen = newest.measure(MIA, first -> {
            var second = newest.measure(MIA, BooleanSupplier::getAsBoolean);
            return new boolean[] {first.getAsBoolean(), second};
        });

        assertThat(seen).containsExactly(true, false);
    }

    @Test
    void othersAreMeasuredForAtTheSameTimeAndOneAfterTheOtherEndsNothing() {
        var alone = newest.measure(MIA, mine -> {
            newest.measure(OTTO, BooleanSupplier::getAsBoolean);
            return mine.getAsBoolean();
        });

        assertThat(alone).isFalse();
        assertThat(newest.measure(MIA, BooleanSupplier::getAsBoolean)).isFalse();
    }
}
