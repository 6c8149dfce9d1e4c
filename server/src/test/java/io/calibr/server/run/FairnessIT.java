package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Many tenants, channels and nodes beside each other, against channels that take their time. */
@ExtendWith(CalibrServer.class)
class FairnessIT {

    private final RunningCalibr calibr;

    FairnessIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @Test
    void aTenantWithManyPricesDoesNotDelayOneWithFew() {
        var big = SlowShop.open(
                calibr, calibr.newTenant(), 3_000, "\"items\": \"5\", \"calls\": \"2\", \"millis\": \"200\"");
        var small = SlowShop.open(
                calibr, calibr.newTenant(), 10, "\"items\": \"5\", \"calls\": \"2\", \"millis\": \"200\"");
        var large = big.shop().approved();
        Shop.ok(202, big.shop().editor().post("/api/v1/runs/" + large + "/apply"));
        Shop.eventually(() -> big.seen("written"), written -> written > 0);

        var settled = small.shop().applied();

        assertThat(settled.getString("state")).as(settled.toString()).isEqualTo("APPLIED");
        assertThat(big.shop().run(large).getString("state")).isEqualTo("APPLYING");
        Shop.ok(200, big.shop().editor().post("/api/v1/runs/" + large + "/cancel"));
    }

    @Test
    void noMoreCallsAreInFlightThanTheChannelTakesHoweverManyNodesWrite() throws Exception {
        var slow = SlowShop.open(
                calibr, calibr.newTenant(), 60, "\"items\": \"4\", \"calls\": \"3\", \"millis\": \"100\"");
        var run = slow.shop().approved();
        Shop.ok(202, slow.shop().editor().post("/api/v1/runs/" + run + "/apply"));

        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 8)
                    .forEach(node -> nodes.execute(
                            () -> Rounds.of(calibr, slow.shop().tenant().id())));
        }

        assertThat(slow.shop().settled(run).getString("state")).isEqualTo("APPLIED");
        assertThat(slow.mostAtOnce()).isBetween(2, 3);
        assertThat(slow.seen("written")).as("each price once").isEqualTo(15);
    }

    @Test
    void aChannelThatAsksForPatienceIsLeftAloneAndNoAttemptIsUsedUp() {
        var slow =
                SlowShop.open(calibr, calibr.newTenant(), 20, "\"items\": \"5\", \"calls\": \"1\", \"millis\": \"10\"");
        var run = slow.shop().approved();
        slow.limit(2_000);

        var settled = slow.shop().apply(run);

        assertThat(settled.getString("state")).as(settled.toString()).isEqualTo("APPLIED");
        var refused = slow.ledger().stream()
                .filter(entry -> entry.what().equals("limited"))
                .findFirst()
                .orElseThrow();
        assertThat(slow.ledger())
                .filteredOn(entry -> entry.millis() >= refused.millis())
                .filteredOn(entry -> !entry.what().equals("limited"))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.millis()).isGreaterThanOrEqualTo(refused.millis() + 2_000));
        assertThat(slow.shop().items("/api/v1/runs/" + run + "/targets"))
                .allSatisfy(
                        target -> assertThat(target.getJsonObject("progress").getInt("attempt"))
                                .isEqualTo(1));
    }

    @Test
    void whoeverCallsDuringAPauseIsToldSo() {
        var slow =
                SlowShop.open(calibr, calibr.newTenant(), 1, "\"items\": \"5\", \"calls\": \"1\", \"millis\": \"10\"");
        var connection = slow.shop().items("/api/v1/connections").getFirst().getString("id");
        slow.shop().tenant().execute("update connection set paused_until = now() + interval '1 hour'");

        var health = slow.shop().owner().get("/api/v1/connections/" + connection + "/health");

        assertThat(health.json().getString("status")).as(health.body()).isEqualTo("DOWN");
        assertThat(slow.seen("check")).isZero();
    }
}
