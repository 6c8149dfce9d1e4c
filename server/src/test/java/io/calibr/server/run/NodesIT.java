package io.calibr.server.run;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Two servers on one PostgreSQL apply the same run to a channel that takes five calls at once. */
class NodesIT {

    private static final int CUPS = 800;
    private static final int CALLS = CUPS / 4;
    private static final Duration LEASE = Duration.ofSeconds(60);

    /** A look for work, the call that is in flight, and a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Set<String> MOVING = Set.of("QUEUED", "APPLYING");

    private static TwoNodes nodes;
    private static SlowShop slow;

    @BeforeAll
    static void aShopOfTwoNodes() {
        var directory = TwoNodes.directory("nodes");
        nodes = TwoNodes.start(directory, SlowShop.server(directory, LEASE));
        slow = SlowShop.open(nodes.tenant(), CUPS, "\"items\": \"4\", \"calls\": \"5\", \"millis\": \"200\"");
    }

    @AfterAll
    static void close() {
        nodes.close();
    }

    @BeforeEach
    void everyPriceIsAsItWas() {
        slow.restore();
    }

    @Test
    void theyShareTheCallsAboutEvenly() {
        var before = nodes.writes();

        var run = slow.shop().approved();
        Shop.ok(202, slow.shop().editor().post("/api/v1/runs/" + run + "/apply"));

        assertThat(ended(run)).isEqualTo("APPLIED");
        var shares = nodes.writes().since(before);
        assertThat(shares.all()).as("each price once").isEqualTo(CALLS);
        assertThat(shares.lesser()).as(shares.toString()).isGreaterThanOrEqualTo(25);
        assertThat(slow.mostAtOnce()).isLessThanOrEqualTo(5);
    }

    @Test
    void aRunThatIsPausedAtOneStopsAtTheOther() {
        var before = nodes.writes();
        var run = slow.shop().approved();
        Shop.ok(202, slow.shop().editor().post("/api/v1/runs/" + run + "/apply"));
        Shop.eventually(() -> nodes.writes().since(before), shares -> shares.first() > 0 && shares.second() > 0);

        var other = Shop.reopened(nodes.second().tenant());
        Shop.ok(200, other.editor().post("/api/v1/runs/" + run + "/pause"));

        var paused = Clock.systemUTC().millis();
        KillPoint.pass(SOON.plusSeconds(2));
        assertThat(slow.ledger().getLast().millis()).isLessThan(paused + SOON.toMillis());
        assertThat(nodes.writes().since(before).all()).isLessThan(CALLS);
        Shop.ok(202, slow.shop().editor().post("/api/v1/runs/" + run + "/resume"));
        assertThat(ended(run)).isEqualTo("APPLIED");
        assertThat(nodes.writes().since(before).all()).as("each price once").isEqualTo(CALLS);
    }

    /** The state of a run when it has one to stay in. */
    private static String ended(String run) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        KillPoint.until(() -> !MOVING.contains(state(run)), () -> {
            KillPoint.pass(LOOK);
            return System.nanoTime() > end;
        });
        return state(run);
    }

    private static String state(String run) {
        return slow.shop().run(run).getString("state");
    }
}
