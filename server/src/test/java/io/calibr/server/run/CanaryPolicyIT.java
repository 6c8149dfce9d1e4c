package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The canary that a project's runs begin with where nobody names one. */
@ExtendWith(CalibrServer.class)
class CanaryPolicyIT {

    private static final String HALF = "{\"above\": 1, \"canary\": {\"share\": 50, \"watch\": \"PT1H\"}}";

    private final RunningCalibr calibr;
    private Shop shop;

    CanaryPolicyIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aShopInJuly() {
        shop = Shop.open(calibr.newTenant());
        shop.clock("2024-07-09T12:00:00Z");
    }

    @AfterEach
    void backToday() {
        shop.clockOfTheWall();
    }

    @Test
    void aRunWithMorePricesBeginsWithTheUsualCanary() {
        decide(HALF);
        var run = shop.approved();
        assertThat(shop.run(run).containsKey("canary")).isFalse();

        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));

        var canary =
                Shop.eventually(() -> canary(run), one -> one.getString("state").equals("WATCHING"));
        assertThat(canary.getJsonArray("sizes").toString()).isEqualTo("[1]");
        assertThat(shop.run(run).getJsonObject("targets").getInt("queued")).isEqualTo(1);
        shop.clock("2024-07-09T13:00:01Z");
        assertThat(shop.settled(run).getString("state")).isEqualTo("APPLIED");
    }

    @Test
    void oneWithNoMoreThanThatDoesNot() {
        decide(HALF.replace("1,", "2,"));

        var applied = shop.applied();

        assertThat(applied.getString("state")).isEqualTo("APPLIED");
        assertThat(applied.containsKey("canary")).isFalse();
    }

    @Test
    void whoeverNamesOneHasThatOne() {
        decide(HALF);
        var run = shop.approved();

        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply", "{\"canary\": {\"share\": 100}}"));

        assertThat(shop.settled(run).getString("state")).isEqualTo("APPLIED");
        assertThat(canary(run).getString("state")).isEqualTo("RAMPED");
    }

    @Test
    void whatIsPutBackIsNotTriedOnAFewFirst() {
        var run = shop.applied().getString("id");
        decide(HALF);
        var undo = Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs/" + run + "/rollback")));

        var undone = shop.apply(shop.approved(undo));

        assertThat(undone.getString("state")).isEqualTo("APPLIED");
        assertThat(undone.containsKey("canary")).isFalse();
    }

    @Test
    void administratorsDecideAndMayDecideForNone() {
        assertThat(shop.editor().put("/api/v1/canary/policy", HALF).problem()).isEqualTo("role-too-low");
        decide(HALF);
        var decided = Shop.ok(200, shop.editor().get("/api/v1/canary/policy")).json();
        assertThat(decided.getInt("above")).isEqualTo(1);
        assertThat(decided.getJsonObject("canary").getInt("share")).isEqualTo(50);

        decide("{}");

        assertThat(shop.applied().getString("state")).isEqualTo("APPLIED");
        var audit = shop.items("/api/v1/audit?action=project.canary_decided");
        assertThat(audit).hasSize(2);
        assertThat(audit.getFirst()
                        .getJsonObject("facts")
                        .getJsonObject("before")
                        .getInt("share"))
                .isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"above\": -1}",
                "{\"canary\": {}}",
                "{\"canary\": {\"share\": 101}}",
                "{\"canary\": {\"share\": 5, \"count\": 3}}"
            })
    void whatCannotBeMeantIsRefused(String policy) {
        assertThat(shop.tenant().admin().put("/api/v1/canary/policy", policy).problem())
                .isEqualTo("invalid-value");
    }

    private void decide(String policy) {
        Shop.ok(200, shop.tenant().admin().put("/api/v1/canary/policy", policy));
    }

    private JsonObject canary(String run) {
        return shop.run(run).getJsonObject("canary");
    }
}
