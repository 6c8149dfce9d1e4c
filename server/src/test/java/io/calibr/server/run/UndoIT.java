package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** A part of a run is undone, and what is left is listed with who changed it. */
@ExtendWith(CalibrServer.class)
class UndoIT {

    private final RunningCalibr calibr;
    private Shop shop;

    UndoIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aShop() {
        shop = Shop.open(calibr.newTenant());
    }

    @Test
    void someTargetsAreUndoneAndTheRestLater() {
        var run = shop.applied().getString("id");

        shop.apply(shop.approved(undo(run, "{\"skus\": [\"CUP\"], \"reason\": \"too deep\"}")));

        assertThat(shop.shown()).isEqualTo(Map.of("CUP", "10.00", "MUG", "18.00", "POT", "50.00"));
        assertThat(shop.run(run).getString("state")).isEqualTo("PARTLY_ROLLED_BACK");
        assertThat(shop.target(run, "CUP").getString("state")).isEqualTo("ROLLED_BACK");
        assertThat(shop.target(run, "MUG").getString("state")).isEqualTo("APPLIED");
        var mug = shop.target(run, "MUG").getString("id");
        shop.apply(shop.approved(undo(run, "{\"targets\": [\"" + mug + "\"]}")));
        assertThat(shop.shown()).isEqualTo(Map.of("CUP", "10.00", "MUG", "20.00", "POT", "50.00"));
        assertThat(shop.run(run).getString("state")).isEqualTo("ROLLED_BACK");
    }

    @Test
    void undoingWithoutABodyTakesWhatIsLeft() {
        var run = shop.applied().getString("id");
        shop.apply(shop.approved(undo(run, "{\"skus\": [\"MUG\"]}")));

        var rest = Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs/" + run + "/rollback")));

        assertThat(shop.items("/api/v1/runs/" + rest + "/targets"))
                .singleElement()
                .satisfies(target -> assertThat(target.getString("sku")).isEqualTo("CUP"));
        shop.apply(shop.approved(rest));
        assertThat(shop.run(run).getString("state")).isEqualTo("ROLLED_BACK");
        assertThat(shop.editor().post("/api/v1/runs/" + run + "/rollback").problem())
                .isEqualTo("run-state");
    }

    @Test
    void theReasonIsKeptWithTheDecisions() {
        var run = shop.applied().getString("id");

        var undo = undo(run, "{\"skus\": [\"CUP\"], \"reason\": \"too deep\"}");

        assertThat(shop.items("/api/v1/price-changes?run=" + undo))
                .singleElement()
                .satisfies(change -> assertThat(change.getJsonObject("decision").getString("reason"))
                        .isEqualTo("too deep"));
        assertThat(shop.items("/api/v1/audit?action=run.previewed&entityId=" + undo)
                        .getFirst()
                        .getJsonObject("facts")
                        .getString("reason"))
                .isEqualTo("too deep");
    }

    @Test
    void whatTheRunHasNotAppliedIsRefusedByName() {
        var run = shop.applied().getString("id");

        var answer =
                shop.editor().post("/api/v1/runs/" + run + "/rollback", "{\"skus\": [\"CUP\", \"POT\", \"GHOST\"]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-value");
        assertThat(answer.json().getJsonArray("values").toString()).isEqualTo("[\"GHOST\",\"POT\"]");
        for (var body : new String[] {
            "{\"skus\": []}", "{\"skus\": [null]}", "{\"skus\": [\"CUP\"], \"targets\": [\"x\"]}", "{\"sku\": \"CUP\"}"
        }) {
            assertThat(shop.editor()
                            .post("/api/v1/runs/" + run + "/rollback", body)
                            .status())
                    .as(body)
                    .isEqualTo(400);
        }
    }

    @Test
    void whileAPartIsBeingUndoneNoOtherIs() {
        var run = shop.applied().getString("id");
        var undo = undo(run, "{\"skus\": [\"CUP\"]}");

        var answer = shop.editor().post("/api/v1/runs/" + run + "/rollback", "{\"skus\": [\"MUG\"]}");

        assertThat(answer.problem()).isEqualTo("undo-under-way");
        assertThat(answer.json().getString("undo")).isEqualTo(undo);
        Shop.ok(200, shop.owner().post("/api/v1/runs/" + undo + "/reject"));
        undo(run, "{\"skus\": [\"MUG\"]}");
    }

    @Test
    void whileARunIsBeingUndoneNothingOfItIsTriedAgain() {
        var run = shop.approved();
        shop.write(Map.of("CUP", "10.00", "POT", "50.00"));
        assertThat(shop.apply(run).getString("state")).isEqualTo("PARTIAL");
        var undo = undo(run, "{\"skus\": [\"CUP\"]}");

        var answer = shop.editor().post("/api/v1/runs/" + run + "/retry-failed");

        assertThat(answer.problem()).as(answer.body()).isEqualTo("undo-under-way");
        assertThat(answer.json().getString("undo")).isEqualTo(undo);
        assertThat(shop.run(run).getString("state")).isEqualTo("PARTIAL");
    }

    @Test
    void anUndoThatIsCancelledHasUndoneWhatItHadWritten() {
        var run = shop.applied().getString("id");
        var undo = shop.approved(undo(run, "{\"skus\": [\"CUP\", \"MUG\"]}"));
        shop.tenant().execute("update connection set paused_until = now() + interval '1 hour'");
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + undo + "/apply"));
        Shop.eventually(() -> shop.run(undo).getString("state"), "APPLYING"::equals);
        verifying(undo, "MUG", "now() + interval '1 hour'");
        shop.tenant().execute("update connection set paused_until = null");
        Shop.eventually(() -> shop.target(undo, "CUP").getString("state"), "APPLIED"::equals);

        Shop.ok(200, shop.editor().post("/api/v1/runs/" + undo + "/cancel"));

        assertThat(shop.run(run).getString("state")).isEqualTo("PARTLY_ROLLED_BACK");
        shop.write(Map.of("CUP", "10.00", "MUG", "20.00", "POT", "50.00"));
        verifying(undo, "MUG", "now()");
        Shop.eventually(() -> shop.run(run).getString("state"), "ROLLED_BACK"::equals);
    }

    private void verifying(String run, String sku, String until) {
        shop.tenant()
                .execute(
                        "update target set state = 'VERIFYING', attempt = 1, lease_until = " + until
                                + " where run_id = ?::uuid and sku = ?",
                        run,
                        sku);
    }

    @Test
    void whereNothingCouldBePutBackTheRunStaysAsItIs() {
        var run = shop.applied().getString("id");
        shop.write(Map.of("CUP", "7.77", "MUG", "18.00", "POT", "50.00"));

        var undone = shop.apply(shop.approved(undo(run, "{\"skus\": [\"CUP\"]}")));

        assertThat(undone.getString("state")).isEqualTo("PARTIAL");
        assertThat(shop.run(run).getString("state")).isEqualTo("APPLIED");
        assertThat(shop.shown()).containsEntry("CUP", "7.77");
    }

    @Test
    void aPriceThatALaterRunChangedIsListedWithWhoDidIt() {
        var run = shop.applied().getString("id");
        shop.rulebook("Deeper", "deeper", shop.rule("Fifth off", Shop.TENTH_OFF.replace("-10", "-20")));
        var later = shop.apply(shop.approved(shop.dryRun("deeper"))).getString("id");

        var undo = undo(run, "{\"skus\": [\"CUP\"]}");

        var changed = shop.target(undo, "CUP").getJsonObject("changed");
        assertThat(changed.getString("how")).isEqualTo("RUN");
        assertThat(changed.getString("run")).isEqualTo(later);
        assertThat(changed.getJsonObject("by").getString("name")).isEqualTo("EDITOR");
        assertThat(changed.getJsonObject("approver").getString("name")).isEqualTo("OWNER");
        assertThat(changed.getJsonObject("price").getString("amount")).isEqualTo("8.00");
        assertThat(changed.getString("at")).isNotEmpty();
        assertThat(line(undo).getJsonObject("target").getJsonObject("changed")).isEqualTo(changed);
    }

    @Test
    void aPriceThatAnImportChangedIsListedWithWhoImportedIt() {
        var run = shop.applied().getString("id");
        shop.stock(Shop.PRODUCTS.replace("CUP,Cup,Kitchen,Cups,4.00,10.00", "CUP,Cup,Kitchen,Cups,4.00,11.00"));

        var changed = shop.target(undo(run, "{\"skus\": [\"CUP\"]}"), "CUP").getJsonObject("changed");

        assertThat(changed.getString("how")).isEqualTo("LIST");
        assertThat(changed.getJsonObject("by").getString("name")).isEqualTo("EDITOR");
        assertThat(changed.getJsonObject("price").getString("amount")).isEqualTo("11.00");
    }

    @Test
    void aPriceOfTheListThatItsOwnIsBasedOnIsALaterVersionToo() {
        var outlet = "{\"slug\": \"outlet\", \"name\": \"Outlet\", \"basedOn\": \"retail\", \"factor\": 0.5}";
        Shop.ok(201, shop.editor().post("/api/v1/price-lists", outlet));
        var wanted = "{\"rulebook\": \"summer\", \"priceList\": \"outlet\"}";
        var run = Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs", wanted)));
        shop.apply(shop.approved(run));
        var dearer = Shop.PRODUCTS.replace("Cups,4.00,10.00", "Cups,4.00,12.00");
        Shop.ok(200, shop.editor().send("POST", "/api/v1/catalog/import?priceList=retail", "text/csv", dearer));

        var undo = Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs/" + run + "/rollback")));

        var changed = shop.target(undo, "CUP").getJsonObject("changed");
        assertThat(changed.getString("how")).isEqualTo("LIST");
        assertThat(changed.getJsonObject("by").getString("name")).isEqualTo("EDITOR");
        assertThat(changed.getJsonObject("price").getString("amount")).isEqualTo("6.00");
        assertThat(shop.target(undo, "MUG").getString("state")).isEqualTo("PREVIEW");
        var made = shop.run(run).getJsonObject("times").getString("createdAt");
        var to = "{\"priceList\": \"outlet\", \"at\": \"" + made + "\"}";
        var back = Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs/undo-to", to)));
        assertThat(shop.target(back, "CUP").getString("state")).isEqualTo("SKIPPED");
        assertThat(shop.target(back, "MUG").getString("state")).isEqualTo("PREVIEW");
    }

    @Test
    void aPriceEditedElsewhereIsListedWithThePriceFoundAndWhoAdoptedIt() {
        var run = shop.applied().getString("id");
        shop.write(Map.of("CUP", "7.77", "MUG", "18.00", "POT", "50.00"));
        var undo = undo(run, "{\"skus\": [\"CUP\"]}");
        shop.apply(shop.approved(undo));

        var found = shop.target(undo, "CUP").getJsonObject("changed");

        assertThat(found.getString("how")).isEqualTo("ELSEWHERE");
        assertThat(found.getJsonObject("price").getString("amount")).isEqualTo("7.77");
        assertThat(found).doesNotContainKeys("by", "run", "at");
        shop.stock(Shop.PRODUCTS.replace("CUP,Cup,Kitchen,Cups,4.00,10.00", "CUP,Cup,Kitchen,Cups,4.00,7.77"));
        assertThat(line(undo)
                        .getJsonObject("target")
                        .getJsonObject("changed")
                        .getJsonObject("by")
                        .getString("name"))
                .isEqualTo("EDITOR");
    }

    private String undo(String run, String body) {
        return Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs/" + run + "/rollback", body)));
    }

    private JsonObject line(String run) {
        return shop.items("/api/v1/runs/" + run + "/lines").stream()
                .map(JsonValue::asJsonObject)
                .filter(line -> line.getString("sku").equals("CUP"))
                .findFirst()
                .orElseThrow();
    }
}
