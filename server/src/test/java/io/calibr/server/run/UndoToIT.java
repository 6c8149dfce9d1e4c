package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Regular prices go back to an instant, whichever runs have written since. */
@ExtendWith(CalibrServer.class)
class UndoToIT extends SalesInJuly {

    private static final String BEFORE = "2024-07-09T18:00:00Z";

    UndoToIT(RunningCalibr calibr) {
        super(calibr);
    }

    @BeforeEach
    void aShopThatOpenedInJuly() {
        shop = Shop.open(calibr.newTenant(), PRODUCTS, Map.of("CUP", "10.00", "MUG", "100.00", "POT", "50.00"));
        fifthOff = shop.rule("Fifth off", mugs("fifth-off", "-20"));
        tenthOff = shop.rule("Tenth off mugs", mugs("tenth-off-mugs", "-10"));
    }

    @Test
    void whatSeveralRunsHaveWrittenSinceIsPutBackInOne() {
        tenthOffAndThenFifthOff();

        var undo = undoTo("2024-07-10T12:00:00Z");
        shop.apply(shop.approved(undo));

        assertThat(shop.shown()).isEqualTo(Map.of("CUP", "9.00", "MUG", "90.00", "POT", "50.00"));
        var first = undoTo(BEFORE);
        assertThat(shop.run(first).getString("kind")).isEqualTo("UNDO");
        assertThat(shop.run(first).getJsonObject("inputs")).doesNotContainKey("undoOf");
        assertThat(shop.run(first).getJsonObject("inputs").getString("asOf")).isEqualTo(BEFORE);
        shop.apply(shop.approved(first));
        assertThat(shop.shown()).isEqualTo(Map.of("CUP", "10.00", "MUG", "100.00", "POT", "50.00"));
        var change = shop.items("/api/v1/price-changes?sku=CUP&run=" + first).getFirst();
        assertThat(Shop.ok(200, shop.editor().get("/api/v1/price-changes/" + change.getString("id") + "/proof"))
                        .json()
                        .getBoolean("agrees"))
                .isTrue();
    }

    @Test
    void whatTheRunsWroteBeforeTheInstantStays() {
        tenthOffAndThenFifthOff();
        shop.clock("2024-07-13T00:00:00Z");

        var answer = shop.editor().post("/api/v1/runs/undo-to", body("2024-07-12T12:00:00Z", ""));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("nothing-to-undo");
    }

    @Test
    void someSkusGoBackAndTheOthersStay() {
        tenthOffAndThenFifthOff();

        shop.apply(shop.approved(Shop.id(Shop.ok(
                201,
                shop.editor()
                        .post(
                                "/api/v1/runs/undo-to",
                                body("2024-07-10T12:00:00Z", ", \"skus\": [\"CUP\"], \"reason\": \"too deep\""))))));

        assertThat(shop.shown()).isEqualTo(Map.of("CUP", "9.00", "MUG", "80.00", "POT", "50.00"));
    }

    @Test
    void whatWasImportedOrEditedElsewhereSinceIsLeftAndListed() {
        tenthOffAndThenFifthOff();
        var undo = undoTo("2024-07-10T12:00:00Z");
        shop.write(Map.of("CUP", "7.77", "MUG", "80.00", "POT", "50.00"));

        var undone = shop.apply(shop.approved(undo));

        assertThat(undone.getString("state")).isEqualTo("PARTIAL");
        assertThat(shop.shown()).isEqualTo(Map.of("CUP", "7.77", "MUG", "90.00", "POT", "50.00"));
        assertThat(shop.target(undo, "CUP").getJsonObject("changed").getString("how"))
                .isEqualTo("ELSEWHERE");
    }

    @Test
    void underASaleTheRegularPriceGoesBackAndTheSaleStays() {
        tenthOffAndThenFifthOff();
        var sale = shop.sale("A", tenthOff, "2024-07-14T00:00:00Z", "2024-07-20T00:00:00Z", 5);
        shop.clock("2024-07-14T00:00:00Z");
        shop.layer(sale, "OPEN");
        assertThat(mug()).isEqualTo("72.00 80.00");

        shop.apply(shop.approved(undoTo(BEFORE)));

        shop.layer(sale, "OPEN");
        Shop.eventually(this::mug, "90.00 100.00"::equals);
        assertThat(shop.shown()).containsEntry("CUP", "10.00");
        shop.clock("2024-07-20T00:00:00Z");
        shop.layer(sale, "ENDED");
        assertThat(mug()).isEqualTo("100.00 ");
    }

    @Test
    void whatIsAskedForWronglyIsRefused() {
        for (var body : new String[] {
            "{\"channel\": \"shop\"}", body("soon", ""), body("2025-07-09", ""), body(BEFORE, ", \"skus\": []")
        }) {
            assertThat(shop.editor().post("/api/v1/runs/undo-to", body).problem())
                    .as(body)
                    .isEqualTo("invalid-value");
        }
        assertThat(shop.tenant()
                        .viewer()
                        .post("/api/v1/runs/undo-to", body(BEFORE, ""))
                        .problem())
                .isEqualTo("role-too-low");
    }

    @Test
    void undoingARunOfASaleNamesTheSaleToTakeAway() {
        var sale = saleA();
        shop.clock("2024-07-12T00:00:00Z");
        var run = runs(shop.layer(sale, "OPEN")).getFirst().getString("id");

        var answer = shop.editor().post("/api/v1/runs/" + run + "/rollback");

        assertThat(answer.problem()).isEqualTo("run-state");
        assertThat(answer.json().getJsonArray("layers").getString(0)).isEqualTo(sale);
        assertThat(answer.json().getString("detail")).contains("DELETE /api/v1/layers/{id}");
    }

    /** On 10 July a tenth off cups and mugs, on 12 July a fifth. */
    private void tenthOffAndThenFifthOff() {
        var all = shop.rule("Tenth off all", kitchen("-10"));
        shop.rulebook("All", "all", all);
        shop.clock("2024-07-10T00:00:00Z");
        shop.apply(shop.approved(shop.dryRun("all")));
        shop.rulebook("Deeper", "deeper", shop.rule("Fifth off all", kitchen("-20")));
        shop.clock("2024-07-12T00:00:00Z");
        shop.apply(shop.approved(shop.dryRun("deeper")));
        assertThat(shop.shown()).isEqualTo(Map.of("CUP", "8.00", "MUG", "80.00", "POT", "50.00"));
    }

    private static String kitchen(String percent) {
        return """
                # table: kitchen%percent
                # stage: adjust
                # hit-policy: first
                id,category under,percent
                cups,Kitchen > Cups,%percent
                mugs,Kitchen > Mugs,%percent
                """.replace("%percent", percent);
    }

    private String undoTo(String instant) {
        return Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs/undo-to", body(instant, ""))));
    }

    private static String body(String instant, String more) {
        return "{\"channel\": \"shop\", \"at\": \"" + instant + "\"" + more + "}";
    }
}
