package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A run that was cancelled while a price of its was in flight to a channel that does not answer any more. */
@ExtendWith(CalibrServer.class)
class CancelledRunIT {

    private final RunningCalibr calibr;
    private Shop shop;

    CancelledRunIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aShop() {
        shop = Shop.open(calibr.newTenant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"VERIFYING", "SUBMITTED"})
    void whatNobodyCouldSayAnythingOfFailsAnHourAfterTheDeadline(String state) {
        var run = cancelledWith(state);

        deadlineWas(run, "1 hour");

        Shop.eventually(() -> stateOf(run, "CUP"), ended -> ended.equals("FAILED"));
        var progress = shop.target(run, "CUP").getJsonObject("progress");
        assertThat(progress.getString("code")).isEqualTo("DEADLINE");
        assertThat(progress.getString("message")).contains("nobody could say whether the price was written");
        assertThat(shop.run(run).getString("state")).isEqualTo("CANCELLED");
        assertThat(shop.items("/api/v1/runs/" + run + "/dlq")).singleElement().satisfies(letter -> {
            assertThat(letter.getString("sku")).isEqualTo("CUP");
            assertThat(letter.getString("failure")).isEqualTo("TIMEOUT");
        });
        assertThat(shop.items("/api/v1/price-changes?sku=CUP&run=" + run))
                .extracting(change -> change.getString("state"))
                .containsExactly("FAILED");
    }

    @Test
    void untilThenItIsWaitedFor() {
        var run = cancelledWith("VERIFYING");
        deadlineWas(run, "59 minutes");

        Rounds.of(calibr, shop.tenant().id());

        assertThat(stateOf(run, "CUP")).isEqualTo("VERIFYING");
    }

    @Test
    void afterwardsAnotherRunWritesThePrice() {
        var next = shop.approved();
        var run = cancelledWith("VERIFYING");
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + next + "/apply"));

        deadlineWas(run, "1 hour");
        Shop.eventually(() -> stateOf(run, "CUP"), ended -> ended.equals("FAILED"));
        shop.tenant().execute("update connection set paused_until = null");

        assertThat(shop.settled(next).getString("state")).isEqualTo("APPLIED");
        assertThat(shop.shown()).containsEntry("CUP", "9.00");
    }

    /** Its channel rests from now on, and CUP is in this state. */
    private String cancelledWith(String state) {
        var run = shop.approved();
        shop.tenant().execute("update connection set paused_until = now() + interval '1 day'");
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));
        Shop.eventually(() -> shop.run(run).getString("state"), moved -> moved.equals("APPLYING"));
        shop.tenant()
                .execute(
                        "update target set state = ?, attempt = 1, lease_until = now() where run_id = ?::uuid and sku = 'CUP'",
                        state,
                        run);
        Shop.ok(200, shop.editor().post("/api/v1/runs/" + run + "/cancel"));
        return run;
    }

    private void deadlineWas(String run, String ago) {
        shop.tenant().execute("update run set deadline_at = now() - ?::interval where id = ?::uuid", ago, run);
    }

    private String stateOf(String run, String sku) {
        return shop.target(run, sku).getString("state");
    }
}
