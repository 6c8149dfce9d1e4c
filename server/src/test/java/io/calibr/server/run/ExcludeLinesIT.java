package io.calibr.server.run;

import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The run moves CUP from 10 to 8, MUG from 20 to 18 and PAN, which has no cost, from 30 to 36. */
@ExtendWith(CalibrServer.class)
class ExcludeLinesIT {

    private static final String TWO =
            "{\"rules\": [{\"name\": \"known\", \"minMarginPercent\": 0, \"decision\": \"ONE\"},"
                    + " {\"name\": \"rest\", \"decision\": \"TWO\"}]}";

    private final RunningCalibr calibr;
    private Shop shop;
    private String run = "";

    ExcludeLinesIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aDryRun() {
        shop = Shop.open(calibr.newTenant(), RunLinesIT.PRODUCTS, RunLinesIT.SHOWN);
        shop.rulebook("Mixed", "mixed", shop.rule("Limits", RunLinesIT.LIMITS), shop.rule("Offers", RunLinesIT.OFFERS));
        run = shop.dryRun("mixed");
    }

    @Test
    void anExcludedLineSaysWhoAndWhyAndIsNeverWritten() {
        var excluded = excluded("{\"skus\": [\"CUP\"], \"reason\": \"too deep\"}");

        assertThat(excluded.getJsonObject("targets").getInt("excluded")).isEqualTo(1);
        var line = lines("?q=CUP").getFirst().getJsonObject("target");
        assertThat(line.getString("state")).isEqualTo("EXCLUDED");
        assertThat(line.getString("code")).isEqualTo("EXCLUDED");
        assertThat(line.getString("message")).isEqualTo("too deep");
        var change = shop.items("/api/v1/price-changes?run=" + run + "&state=rejected")
                .getFirst()
                .getJsonObject("decision");
        assertThat(change.getString("reason")).isEqualTo("too deep");
        assertThat(change.getString("decidedBy"))
                .isEqualTo(String.valueOf(shop.tenant().users().get("OWNER")));
        var recorded = shop.items("/api/v1/audit?action=run.lines_excluded").getFirst();
        assertThat(recorded.getJsonObject("facts").getInt("lines")).isEqualTo(1);
        assertThat(shop.apply(shop.approved(run)).getString("state")).isEqualTo("APPLIED");
        assertThat(shop.shown())
                .containsEntry("CUP", "10.00")
                .containsEntry("MUG", "18.00")
                .containsEntry("PAN", "36.00");
        assertThat(shop.target(run, "CUP").getString("state")).isEqualTo("EXCLUDED");
    }

    @Test
    void aFilterExcludesWhatItFinds() {
        var excluded = excluded("{\"table\": \"offers\", \"row\": \"cups\", \"reason\": \"no cups\"}");

        assertThat(excluded.getJsonObject("targets").getInt("excluded")).isEqualTo(2);
        assertThat(lines("?state=excluded"))
                .extracting(line -> line.getString("sku"))
                .containsExactly("CUP", "MUG");
    }

    @Test
    void whatWasExcludedIsTakenBack() {
        excluded("{\"q\": \"u\", \"reason\": \"no cups\"}");

        var included = Shop.ok(200, include("{\"skus\": [\"CUP\"]}")).json();

        assertThat(included.getJsonObject("targets").getInt("excluded")).isEqualTo(1);
        assertThat(lines("?q=CUP").getFirst().getJsonObject("target")).doesNotContainKeys("code", "message");
        var change = shop.items("/api/v1/price-changes?run=" + run + "&sku=CUP").getFirst();
        assertThat(change.getString("state")).isEqualTo("PENDING");
        assertThat(change.getJsonObject("decision")).doesNotContainKeys("reason", "decidedBy");
        assertThat(shop.items("/api/v1/audit?action=run.lines_included")).hasSize(1);
        shop.apply(shop.approved(run));
        assertThat(shop.shown()).containsEntry("CUP", "8.00").containsEntry("MUG", "20.00");
    }

    @Test
    void theImpactLeavesExcludedLinesOut() {
        excluded("{\"skus\": [\"CUP\", \"PAN\"]}");

        var impact = impact();

        assertThat(impact.getInt("prices")).isEqualTo(1);
        assertThat(impact.getInt("excluded")).isEqualTo(2);
        assertThat(impact.getJsonNumber("averageChangePercent").toString()).isEqualTo("-10.00");
        assertThat(impact.getJsonArray("largest").getValuesAs(JsonObject.class))
                .extracting(change -> change.getString("sku"))
                .containsExactly("MUG");
        var cups = impact.getJsonArray("groups").getJsonObject(0);
        assertThat(cups.getInt("prices")).isEqualTo(1);
        assertThat(cups.getInt("excluded")).isEqualTo(1);
    }

    @Test
    void aRejectedRunKeepsItsImpact() {
        Shop.ok(200, shop.owner().post("/api/v1/runs/" + run + "/reject"));

        assertThat(impact().getInt("prices")).isEqualTo(3);
        assertThat(impact().getInt("excluded")).isZero();
    }

    @Test
    void theNeedIsComputedAnewAndEarlierApprovalsAreVoid() {
        Shop.ok(200, shop.tenant().admin().put("/api/v1/approvals/policy", TWO));
        run = shop.dryRun("mixed");
        assertThat(approval(shop.run(run)).getInt("needed")).isEqualTo(2);
        Shop.ok(200, shop.owner().post("/api/v1/runs/" + run + "/approve"));

        var excluded = approval(excluded("{\"skus\": [\"CUP\"]}"));
        assertThat(excluded.getInt("missing")).isEqualTo(2);
        assertThat(excluded.getInt("selection")).isEqualTo(1);
        assertThat(excluded.getJsonObject("people").getJsonArray("approved")).isEmpty();
        var known = approval(excluded("{\"skus\": [\"PAN\"]}"));

        assertThat(known.getInt("needed")).isEqualTo(1);
        assertThat(known.getString("rule")).isEqualTo("known");
        assertThat(known.getJsonObject("figures").getInt("prices")).isEqualTo(1);
    }

    @Test
    void whoSawOtherLinesDoesNotApproveThese() {
        excluded("{\"skus\": [\"CUP\"]}");

        var refused = shop.owner().post("/api/v1/runs/" + run + "/approve?selection=0");

        assertThat(refused.problem()).isEqualTo("run-changed-meanwhile");
        Shop.ok(200, shop.owner().post("/api/v1/runs/" + run + "/approve?selection=1"));
    }

    @Test
    void thePolicyDoesNotAgreeToWhatPeopleChose() {
        Shop.ok(
                200,
                shop.tenant()
                        .admin()
                        .put(
                                "/api/v1/approvals/policy",
                                "{\"rules\": [{\"name\": \"known\", \"minMarginPercent\": 0, \"decision\": \"AUTO\"}]}"));
        run = shop.dryRun("mixed");

        var excluded = excluded("{\"skus\": [\"PAN\"]}");

        assertThat(excluded.getString("state")).isEqualTo("PREVIEW");
        assertThat(approval(excluded).getInt("needed")).isEqualTo(1);
    }

    @Test
    void excludingTwiceChangesNothing() {
        excluded("{\"skus\": [\"CUP\"]}");

        var again = excluded("{\"skus\": [\"CUP\"]}");

        assertThat(approval(again).getInt("selection")).isEqualTo(1);
        assertThat(shop.items("/api/v1/audit?action=run.lines_excluded")).hasSize(1);
    }

    @Test
    void whoAskedMayExcludeButNotApprove() {
        Shop.ok(200, shop.editor().post("/api/v1/runs/" + run + "/lines/exclude", "{\"skus\": [\"CUP\"]}"));

        assertThat(shop.editor().post("/api/v1/runs/" + run + "/approve").problem())
                .isEqualTo("self-approval");
    }

    @Test
    void anUndoLeavesAnExcludedPriceAsItIs() {
        var applied = shop.apply(shop.approved(run)).getString("id");
        run = Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs/" + applied + "/rollback")));

        excluded("{\"skus\": [\"CUP\"]}");
        shop.apply(shop.approved(run));

        assertThat(impact().getInt("excluded")).isEqualTo(1);
        assertThat(shop.shown()).containsEntry("CUP", "8.00").containsEntry("MUG", "20.00");
        assertThat(shop.run(applied).getString("state")).isEqualTo("PARTLY_ROLLED_BACK");
    }

    @Test
    void onlyLinesOfAPreviewAreExcluded() {
        shop.approved(run);

        assertThat(exclude("{\"skus\": [\"CUP\"]}").problem()).isEqualTo("run-not-approvable");
        assertThat(include("{\"skus\": [\"CUP\"]}").problem()).isEqualTo("run-not-approvable");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{}, 400, invalid-value",
                "`{\"skus\": []}`, 400, invalid-value",
                "`{\"skus\": [\"CUP\"], \"q\": \"u\"}`, 400, invalid-value",
                "`{\"row\": \"cups\"}`, 400, invalid-value",
                "`{\"skus\": [\"POT\"]}`, 404, sku-not-in-run",
                "`{\"skus\": [\"NOPE\"]}`, 404, sku-not-in-run",
            })
    void whatCannotBeMeantIsRefused(String body, int status, String problem) {
        var refused = exclude(body);

        assertThat(refused.status()).as(refused.body()).isEqualTo(status);
        assertThat(refused.problem()).isEqualTo(problem);
    }

    @Test
    void nobodyElseExcludesThem() {
        var stranger = calibr.newTenant().owner();

        assertThat(stranger.post("/api/v1/runs/" + run + "/lines/exclude", "{\"skus\": [\"CUP\"]}")
                        .status())
                .isEqualTo(404);
    }

    private Answer exclude(String lines) {
        return shop.owner().post("/api/v1/runs/" + run + "/lines/exclude", lines);
    }

    private Answer include(String lines) {
        return shop.owner().post("/api/v1/runs/" + run + "/lines/include", lines);
    }

    private JsonObject excluded(String lines) {
        return Shop.ok(200, exclude(lines)).json();
    }

    private JsonObject impact() {
        return Shop.ok(200, shop.editor().get("/api/v1/runs/" + run + "/impact"))
                .json();
    }

    private List<JsonObject> lines(String query) {
        return shop.items("/api/v1/runs/" + run + "/lines" + query);
    }

    private static JsonObject approval(JsonObject run) {
        return run.getJsonObject("approval");
    }
}
