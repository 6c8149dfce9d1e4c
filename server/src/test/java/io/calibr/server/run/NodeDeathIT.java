package io.calibr.server.run;

import io.calibr.server.run.TwoNodes.Shares;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One of two servers is killed while it makes the only call that a channel takes at once. */
class NodeDeathIT {

    private static final Duration LEASE = Duration.ofSeconds(60);

    /** What is promised; the lease of the prices that were in flight is twice as long. */
    private static final Duration RESUMED = Duration.ofSeconds(30);

    @Test
    void theOtherOneGoesOnSoonAfterwards() {
        var directory = TwoNodes.directory("death");
        try (var nodes = TwoNodes.start(directory, SlowShop.server(directory, LEASE))) {
            var slow = SlowShop.open(nodes.tenant(), 400, "\"items\": \"4\", \"calls\": \"1\", \"millis\": \"400\"");
            var run = slow.shop().approved();
            Shop.ok(202, slow.shop().editor().post("/api/v1/runs/" + run + "/apply"));
            var writing = writing(nodes);

            (writing.first() > 0 ? nodes.first() : nodes.second()).kill();

            var killed = Clock.systemUTC().millis();
            KillPoint.until(
                    () -> slow.ledger().getLast().millis() > killed,
                    () -> Clock.systemUTC().millis() > killed + LEASE.toMillis());
            assertThat(slow.ledger().getLast().millis()).isBetween(killed, killed + RESUMED.toMillis());
        }
    }

    /** What was written since a moment ago: one node has the only slot. */
    private static Shares writing(TwoNodes nodes) {
        var before = nodes.writes();
        return Shop.eventually(() -> nodes.writes().since(before), shares -> shares.all() > 0);
    }
}
