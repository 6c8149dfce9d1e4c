package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class RunApiIT {

    private final RunningCalibr calibr;
    private Shop shop;

    RunApiIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aShop() {
        shop = Shop.open(calibr.newTenant());
    }

    @Test
    void aDryRunCountsExplainsAndWritesNothing() {
        var run = shop.run(shop.dryRun());

        assertThat(run.getString("state")).isEqualTo("PREVIEW");
        assertThat(run.getJsonObject("counts").getInt("skus")).isEqualTo(3);
        assertThat(run.getJsonObject("counts").getInt("priced")).isEqualTo(2);
        assertThat(run.getJsonObject("counts").getInt("notCovered")).isEqualTo(1);
        assertThat(run.getJsonObject("targets").getInt("preview")).isEqualTo(2);
        assertThat(shop.shown()).containsEntry("CUP", "10.00").containsEntry("MUG", "20.00");
    }

    @Test
    void anExplanationNamesTheRowAndItsWaterfall() {
        var run = shop.dryRun();

        var explained = Shop.ok(200, shop.editor().get("/api/v1/runs/" + run + "/explain?sku=CUP"))
                .json();

        assertThat(explained.getString("outcome")).isEqualTo("PRICED");
        assertThat(explained.getJsonObject("price").getString("amount")).isEqualTo("9.00");
        assertThat(explained.getJsonArray("waterfall").toString())
                .contains("regular price")
                .contains("tenth-off row 1 (cups)")
                .contains("Kitchen");
    }

    @Test
    void anApprovedRunIsAppliedToTheFile() {
        var run = shop.applied();

        assertThat(run.getString("state")).as(run.toString()).isEqualTo("APPLIED");
        assertThat(shop.shown()).isEqualTo(Map.of("CUP", "9.00", "MUG", "18.00", "POT", "50.00"));
        assertThat(run.getJsonObject("targets").getInt("applied")).isEqualTo(2);
        var id = run.getString("id");
        assertThat(shop.items("/api/v1/price-changes?run=" + id))
                .allSatisfy(change -> assertThat(change.getString("state")).isEqualTo("APPLIED"))
                .hasSize(2);
        assertThat(shop.tenant().ask("select count(*) from price_version where kind = 'RUN'"))
                .isEqualTo(2L);
        assertThat(shop.tenant().ask("select count(*) from audit where action = 'target.applied'"))
                .isEqualTo(2L);
    }

    /** As a shell does that sends the type of a body with every call. */
    @Test
    void aBodyThatMayBeLeftOutMayBeEmptyToo() {
        var run = shop.approved();

        Shop.ok(202, shop.editor().send("POST", "/api/v1/runs/" + run + "/apply", "application/json", ""));

        assertThat(shop.settled(run).getString("state")).isEqualTo("APPLIED");
    }

    @Test
    void nobodyApprovesTheirOwnRun() {
        var run = shop.dryRun();

        var answer = shop.editor().post("/api/v1/runs/" + run + "/approve");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("self-approval");
        assertThat(shop.run(run).getString("state")).isEqualTo("PREVIEW");
    }

    @Test
    void whatIsNotApprovedIsNotApplied() {
        var run = shop.dryRun();

        var answer = shop.editor().post("/api/v1/runs/" + run + "/apply");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("run-state");
    }

    @Test
    void applyingAgainChangesNothing() {
        var run = shop.applied().getString("id");

        var again = Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"))
                .json();

        assertThat(again.getString("state")).isEqualTo("APPLIED");
        assertThat(shop.tenant().ask("select count(*) from event_log where type = 'run.queued'"))
                .isEqualTo(1L);
    }

    @Test
    void aPriceEditedElsewhereIsLeftAndListed() {
        var run = shop.approved();
        shop.write(Map.of("CUP", "7.77", "MUG", "20.00", "POT", "50.00"));

        var settled = shop.apply(run);

        assertThat(settled.getString("state")).as(settled.toString()).isEqualTo("PARTIAL");
        assertThat(shop.shown()).containsEntry("CUP", "7.77").containsEntry("MUG", "18.00");
        var skipped = shop.target(run, "CUP");
        assertThat(skipped.getString("state")).isEqualTo("SKIPPED");
        assertThat(skipped.getJsonObject("progress")
                        .getJsonObject("observed")
                        .getJsonObject("price")
                        .getString("amount"))
                .isEqualTo("7.77");
    }

    @Test
    void reconcilingFindsWhatWasChangedAfterwards() {
        var run = shop.applied().getString("id");
        shop.write(Map.of("CUP", "9.01", "POT", "50.00"));

        var found = Shop.ok(200, shop.editor().post("/api/v1/runs/" + run + "/reconcile"))
                .json();

        assertThat(found.getJsonObject("counts").getInt("drifted")).isEqualTo(1);
        assertThat(found.getJsonObject("counts").getInt("missing")).isEqualTo(1);
        assertThat(found.getJsonObject("counts").getInt("matched")).isZero();
        assertThat(found.getJsonArray("items").toString()).contains("minor, by 0.01 USD");
        assertThat(Shop.ok(200, shop.editor().get("/api/v1/runs/" + run + "/reconcile"))
                        .json()
                        .get("counts"))
                .isEqualTo(found.get("counts"));
        assertThat(shop.tenant().ask("select count(*) from event_log where type = 'reconciliation.mismatch'"))
                .isEqualTo(1L);
    }

    @Test
    void undoingPutsBackWhatWasThereBefore() {
        var run = shop.applied().getString("id");

        var undo = Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs/" + run + "/rollback")));
        Shop.ok(200, shop.owner().post("/api/v1/runs/" + undo + "/approve"));
        var undone = shop.apply(undo);

        assertThat(undone.getString("state")).as(undone.toString()).isEqualTo("APPLIED");
        assertThat(undone.getString("kind")).isEqualTo("UNDO");
        assertThat(shop.shown()).isEqualTo(Map.of("CUP", "10.00", "MUG", "20.00", "POT", "50.00"));
        assertThat(shop.run(run).getString("state")).isEqualTo("ROLLED_BACK");
        assertThat(shop.target(run, "CUP").getString("state")).isEqualTo("ROLLED_BACK");
        assertThat(shop.items("/api/v1/price-changes?run=" + run))
                .allSatisfy(change -> assertThat(change.getString("state")).isEqualTo("ROLLED_BACK"));
    }

    @Test
    void undoingLeavesWhatSomebodyChangedSince() {
        var run = shop.applied().getString("id");
        shop.write(Map.of("CUP", "7.77", "MUG", "18.00", "POT", "50.00"));

        var undo = Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs/" + run + "/rollback")));
        Shop.ok(200, shop.owner().post("/api/v1/runs/" + undo + "/approve"));
        shop.apply(undo);

        assertThat(shop.shown()).isEqualTo(Map.of("CUP", "7.77", "MUG", "20.00", "POT", "50.00"));
        assertThat(shop.run(run).getString("state")).isEqualTo("PARTLY_ROLLED_BACK");
        assertThat(shop.target(undo, "CUP").getString("state")).isEqualTo("SKIPPED");
    }

    @Test
    void undoingLeavesWhatALaterRunOrImportChanged() {
        var run = shop.applied().getString("id");
        shop.stock(Shop.PRODUCTS.replace("CUP,Cup,Kitchen,Cups,4.00,10.00", "CUP,Cup,Kitchen,Cups,4.00,11.00"));

        var undo = Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs/" + run + "/rollback")));

        var left = shop.target(undo, "CUP");
        assertThat(left.getString("state")).isEqualTo("SKIPPED");
        assertThat(left.getJsonObject("progress").getString("code")).isEqualTo("LATER_VERSION");
        assertThat(shop.target(undo, "MUG").getString("state")).isEqualTo("PREVIEW");
    }

    @Test
    void aRunIsUndoneOnce() {
        var run = shop.applied().getString("id");
        Shop.ok(201, shop.editor().post("/api/v1/runs/" + run + "/rollback"));

        var again = shop.editor().post("/api/v1/runs/" + run + "/rollback");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("undo-under-way");
    }

    @Test
    void runningTwiceNeverCompounds() {
        shop.applied();

        var second = shop.run(shop.dryRun());

        assertThat(second.getJsonObject("counts").getInt("priced")).isZero();
        assertThat(second.getJsonObject("counts").getInt("unchanged")).isEqualTo(2);
    }

    @Test
    void theProofExecutesThePriceAgain() {
        var run = shop.applied().getString("id");
        var change = shop.items("/api/v1/price-changes?sku=CUP&run=" + run).getFirst();

        var proof = Shop.ok(200, shop.editor().get("/api/v1/price-changes/" + change.getString("id") + "/proof"))
                .json();

        assertThat(proof.getBoolean("agrees")).as(proof.toString()).isTrue();
        assertThat(proof.getJsonObject("executed").getJsonObject("price").getInt("minorUnits"))
                .isEqualTo(900);
    }

    @Test
    void approvingANewerRunEndsOlderPreviewsOfTheSamePrices() {
        var older = shop.dryRun();

        shop.approved();

        assertThat(shop.run(older).getString("state")).isEqualTo("EXPIRED");
    }

    @Test
    void aRejectedRunNeverWrites() {
        var run = shop.dryRun();

        Shop.ok(200, shop.owner().post("/api/v1/runs/" + run + "/reject"));

        assertThat(shop.run(run).getJsonObject("targets").getInt("excluded")).isEqualTo(2);
        assertThat(shop.owner().post("/api/v1/runs/" + run + "/approve").problem())
                .isEqualTo("run-not-approvable");
    }

    @Test
    void whyARunWasRejectedIsKeptInTheAudit() {
        var run = shop.dryRun();

        Shop.ok(200, shop.owner().post("/api/v1/runs/" + run + "/reject?reason=" + encoded(" too deep, in November ")));

        var rejected =
                shop.items("/api/v1/audit?action=run.rejected&entityId=" + run).getFirst();
        assertThat(rejected.getJsonObject("facts").getString("reason")).isEqualTo("too deep, in November");
    }

    @Test
    void aReasonNobodyWouldReadIsRefused() {
        var run = shop.dryRun();
        var reject = "/api/v1/runs/" + run + "/reject?reason=";

        assertThat(shop.owner().post(reject + "x".repeat(501)).problem()).isEqualTo("invalid-value");
        assertThat(shop.owner().post(reject + "%00").problem()).isEqualTo("invalid-value");
        assertThat(shop.run(run).getString("state")).isEqualTo("PREVIEW");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void anotherTenantsRunIsNotThere() {
        var run = shop.applied().getString("id");
        var change = shop.items("/api/v1/price-changes?run=" + run).getFirst().getString("id");
        var stranger = calibr.newTenant().owner();

        assertThat(stranger.get("/api/v1/runs/" + run).status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/runs/" + run + "/targets").status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/runs/" + run + "/events").status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/runs/" + run + "/explain?sku=CUP").status())
                .isEqualTo(404);
        assertThat(stranger.get("/api/v1/price-changes/" + change + "/proof").status())
                .isEqualTo(404);
        for (var verb : new String[] {
            "approve", "reject", "apply", "pause", "resume", "cancel", "retry-failed", "reconcile", "rollback"
        }) {
            assertThat(stranger.post("/api/v1/runs/" + run + "/" + verb).status())
                    .as(verb)
                    .isEqualTo(404);
        }
    }

    @Test
    void theStreamTellsHowARunStands() {
        var run = shop.applied().getString("id");

        var stream = Shop.ok(200, shop.editor().get("/api/v1/runs/" + run + "/events"));

        assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
        assertThat(stream.body()).contains("event: run").contains("\"state\":\"APPLIED\"");
    }

    @Test
    void eventsAndAuditTellTheWholeStory() {
        shop.applied();

        assertThat(shop.items("/api/v1/events?type=run.*"))
                .extracting(event -> event.getString("type"))
                .containsExactly("run.completed", "run.started", "run.queued", "run.approved", "run.previewed");
        assertThat(shop.items("/api/v1/audit?action=run.approved"))
                .singleElement()
                .satisfies(row -> assertThat(row.getJsonObject("who").getString("actor"))
                        .isEqualTo(String.valueOf(shop.tenant().users().get("OWNER"))));
    }
}
