package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** While prices are frozen nothing is written, whatever wants to. */
@ExtendWith(CalibrServer.class)
class FreezeIT {

    private static final String REST = "update connection set paused_until = now() + interval '1 hour'";
    private static final String GO_ON = "update connection set paused_until = null";
    private static final String STOCKTAKING = "{\"reason\": \"stocktaking\"}";

    private final RunningCalibr calibr;
    private Shop shop;

    FreezeIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aShop() {
        shop = Shop.open(calibr.newTenant());
    }

    @Test
    void aRunIsHaltedAndAPersonLetsItGoOn() {
        var run = applying();

        Shop.ok(200, shop.owner().post("/api/v1/freeze", STOCKTAKING));

        assertThat(shop.run(run).getString("state")).isEqualTo("HALTED");
        assertThat(shop.run(run).getString("waiting")).isEqualTo("frozen: stocktaking");
        assertThat(shop.editor().post("/api/v1/runs/" + run + "/resume").problem())
                .isEqualTo("prices-frozen");
        shop.tenant().execute(GO_ON);
        Shop.ok(204, shop.owner().delete("/api/v1/freeze"));
        assertThat(shop.run(run).getString("state")).isEqualTo("HALTED");
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/resume"));
        assertThat(shop.settled(run).getString("state")).isEqualTo("APPLIED");
        assertThat(shop.shown()).containsEntry("CUP", "9.00");
    }

    @Test
    void whatIsFrozenIsRecorded() {
        applying();

        Shop.ok(200, shop.owner().post("/api/v1/freeze", STOCKTAKING));
        Shop.ok(204, shop.owner().delete("/api/v1/freeze"));

        assertThat(shop.items("/api/v1/audit?limit=10"))
                .extracting(row -> row.getString("action"))
                .contains("project.frozen", "run.halted", "project.unfrozen");
    }

    @Test
    void noRunIsAppliedMeanwhile() {
        var run = shop.approved();
        Shop.ok(200, shop.owner().post("/api/v1/freeze", STOCKTAKING));

        var refused = shop.editor().post("/api/v1/runs/" + run + "/apply");

        assertThat(refused.problem()).as(refused.body()).isEqualTo("prices-frozen");
        assertThat(shop.run(run).getString("state")).isEqualTo("APPROVED");
        Shop.ok(204, shop.owner().delete("/api/v1/freeze"));
        assertThat(shop.apply(run).getString("state")).isEqualTo("APPLIED");
    }

    @Test
    void aSaleWaitsAndBeginsWhenTheFreezeIsLifted() {
        var rule = shop.rule("Fifth off", Shop.TENTH_OFF.replace("-10", "-20").replace("tenth", "fifth"));
        Shop.ok(200, shop.owner().post("/api/v1/freeze", STOCKTAKING));
        var sale = shop.sale("Flash", rule, later(Duration.ofHours(-1)), later(Duration.ofHours(1)), 1);
        var opened = Shop.eventually(
                () -> shop.layer(sale), layer -> !layer.getJsonArray("runs").isEmpty());
        var run = opened.getJsonArray("runs").getString(0);
        assertThat(shop.run(run).getString("waiting")).isEqualTo("frozen: stocktaking");
        assertThat(shop.run(run).getString("state")).isEqualTo("QUEUED");
        assertThat(shop.shown()).containsEntry("CUP", "10.00");

        Shop.ok(204, shop.owner().delete("/api/v1/freeze"));

        assertThat(shop.settled(run).getString("state")).isEqualTo("APPLIED");
        assertThat(shop.shown()).containsEntry("CUP", "8.00");
    }

    @Test
    void oneConnectionIsFrozenByItself() {
        var run = applying();
        var connection = shop.items("/api/v1/connections").getFirst().getString("id");

        Shop.ok(200, shop.owner().post("/api/v1/connections/" + connection + "/freeze", STOCKTAKING));

        assertThat(shop.run(run).getString("state")).isEqualTo("HALTED");
        var shown = shop.items("/api/v1/connections").getFirst();
        assertThat(shown.getJsonObject("frozen").getString("reason")).isEqualTo("stocktaking");
        assertThat(shown.getString("pausedUntil")).isNotEmpty();
        Shop.ok(204, shop.editor().get("/api/v1/freeze"));
        shop.tenant().execute(GO_ON);
        Shop.ok(204, shop.owner().delete("/api/v1/connections/" + connection + "/freeze"));
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/resume"));
        assertThat(shop.settled(run).getString("state")).isEqualTo("APPLIED");
    }

    @Test
    void onlyWhoAdministersFreezesAndSaysWhy() {
        assertThat(shop.editor().post("/api/v1/freeze", STOCKTAKING).status()).isEqualTo(403);
        assertThat(shop.owner().post("/api/v1/freeze", "{\"reason\": \" \"}").problem())
                .isEqualTo("invalid-value");
        Shop.ok(200, shop.owner().post("/api/v1/freeze", STOCKTAKING));
        assertThat(shop.owner().post("/api/v1/freeze", STOCKTAKING).problem()).isEqualTo("prices-frozen");
        assertThat(shop.editor().get("/api/v1/freeze").json().getString("reason"))
                .isEqualTo("stocktaking");
    }

    /** A run that has begun and cannot write yet. */
    private String applying() {
        var run = shop.approved();
        shop.tenant().execute(REST);
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));
        Shop.eventually(() -> shop.run(run).getString("state"), state -> state.equals("APPLYING"));
        return run;
    }

    private static String later(Duration time) {
        return Instant.now().plus(time).toString();
    }
}
