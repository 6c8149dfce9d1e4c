package io.calibr.server.run;

import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.Client;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The run of the shop moves two cups by a tenth: 1 and 2 dollars, the lowest margin after is 55.56 %. */
@ExtendWith(CalibrServer.class)
class ApprovalPolicyIT {

    private static final String POLICY = "/api/v1/approvals/policy";
    private static final String TWO =
            "{\"rules\": [{\"name\": \"small\", \"maxMovePercent\": 5, \"decision\": \"ONE\"},"
                    + " {\"name\": \"large\", \"decision\": \"TWO\"}]}";

    private final RunningCalibr calibr;
    private Shop shop;

    ApprovalPolicyIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aShop() {
        shop = Shop.open(calibr.newTenant());
    }

    @Test
    void aProjectWithoutADecisionIsStrict() {
        var policy = Shop.ok(200, shop.tenant().viewer().get(POLICY)).json();

        assertThat(policy.getBoolean("fourEyes")).isTrue();
        assertThat(policy.getBoolean("autoApproveUndo")).isFalse();
        assertThat(policy.getBoolean("reasonRequired")).isFalse();
        assertThat(policy.getJsonArray("rules")).isEmpty();
    }

    @Test
    void aDecisionIsKeptAndRecorded() {
        decide("""
                {"fourEyes": false, "reasonRequired": true,
                 "rules": [{"name": "small", "maxMovePercent": 5.5, "minMarginPercent": 20, "maxSkus": 100,
                            "maxValue": [{"amount": "1000.00", "currency": "USD"}], "kinds": ["PRICE"], "decision": "AUTO"}]}""");

        var policy = shop.tenant().viewer().get(POLICY).json();

        assertThat(policy.getBoolean("fourEyes")).isFalse();
        assertThat(policy.getBoolean("reasonRequired")).isTrue();
        var rule = policy.getJsonArray("rules").getJsonObject(0);
        assertThat(rule.getJsonNumber("maxMovePercent").toString()).isEqualTo("5.5");
        assertThat(rule.getJsonArray("maxValue").getJsonObject(0).getString("amount"))
                .isEqualTo("1000.00");
        assertThat(rule.getString("decision")).isEqualTo("AUTO");
        assertThat(shop.items("/api/v1/audit?action=project.approvals_decided")).hasSize(1);
        assertThat(shop.tenant().ask("select settings ->> 'fourEyes' from project"))
                .isEqualTo("false");
    }

    @Test
    void onlyAnAdministratorDecides() {
        assertThat(shop.editor().put(POLICY, "{}").problem()).isEqualTo("role-too-low");
        assertThat(shop.tenant().admin().put(POLICY, "{}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{\"decision\": \"ONE\"}`, rules[0].name",
                "`{\"name\": \"a\"}`, rules[0].decision",
                "`{\"name\": \"a\", \"decision\": \"ONE\", \"maxMovePercent\": -1}`, rules[0].maxMovePercent",
                "`{\"name\": \"a\", \"decision\": \"ONE\", \"minMarginPercent\": 101}`, rules[0].minMarginPercent",
                "`{\"name\": \"a\", \"decision\": \"ONE\", \"maxSkus\": -1}`, rules[0].maxSkus",
                "`{\"name\": \"a\", \"decision\": \"ONE\", \"maxValue\": []}`, rules[0].maxValue",
                "`{\"name\": \"a\", \"decision\": \"ONE\", \"kinds\": [\"LAYER\"]}`, rules[0].kinds",
            })
    void aWrongRuleIsNamed(String rule, String member) {
        var refused = shop.tenant().admin().put(POLICY, "{\"rules\": [" + rule + "]}");

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.json().getString("member")).isEqualTo(member);
    }

    @Test
    void aRunSaysWhatItNeedsAndWhy() {
        decide(TWO);

        var approval = approval(shop.dryRun());

        assertThat(approval.getInt("needed")).isEqualTo(2);
        assertThat(approval.getInt("missing")).isEqualTo(2);
        assertThat(approval.getString("rule")).isEqualTo("large");
        assertThat(strings(approval, "why")).containsExactly("largest move 10 % is above 5 %");
        var figures = approval.getJsonObject("figures");
        assertThat(figures.getInt("prices")).isEqualTo(2);
        assertThat(figures.getJsonNumber("largestMovePercent").toString()).isEqualTo("10.00");
        assertThat(figures.getJsonNumber("lowestMarginPercent").toString()).isEqualTo("55.55");
        assertThat(figures.getJsonObject("value").getString("amount")).isEqualTo("3.00");
    }

    @Test
    void twoPeopleApproveAndTheReviewNamesThem() {
        decide(TWO);
        var run = shop.dryRun();

        var first = approve(shop.owner(), run, "?reason=fine");
        assertThat(first.getString("state")).isEqualTo("PREVIEW");
        var people = first.getJsonObject("approval").getJsonObject("people");
        assertThat(people.getJsonArray("approved").getJsonObject(0).getString("reason"))
                .isEqualTo("fine");
        assertThat(people.getJsonArray("mayApprove")).hasSize(1);
        assertThat(shop.owner().post("/api/v1/runs/" + run + "/approve").problem())
                .isEqualTo("approved-already");
        assertThat(shop.editor().post("/api/v1/runs/" + run + "/approve").problem())
                .isEqualTo("self-approval");
        var second = approve(shop.tenant().admin(), run, "");

        assertThat(second.getString("state")).isEqualTo("APPROVED");
        assertThat(second.getJsonObject("approval").getInt("missing")).isZero();
        assertThat(shop.apply(run).getString("state")).isEqualTo("APPLIED");
    }

    @Test
    void whatThePolicyAgreesToIsApprovedAndNotApplied() {
        decide("{\"rules\": [{\"name\": \"small\", \"maxMovePercent\": 10, \"decision\": \"AUTO\"}]}");

        var run = shop.run(shop.dryRun());

        assertThat(run.getString("state")).isEqualTo("APPROVED");
        assertThat(run.getJsonObject("approval").getInt("needed")).isZero();
        assertThat(run.getJsonObject("people")).doesNotContainKey("approvedBy");
        var approved = shop.items("/api/v1/audit?action=run.approved").getFirst();
        assertThat(approved.getJsonObject("facts").getString("policy")).isEqualTo("small");
        assertThat(shop.shown()).containsEntry("CUP", "10.00");
    }

    @Test
    void itIsAppliedAtOnceIfThatWasAskedFor() {
        decide("{\"rules\": [{\"name\": \"small\", \"maxMovePercent\": 10, \"decision\": \"AUTO\"}]}");

        var run = Shop.id(asked());

        assertThat(shop.settled(run).getString("state")).isEqualTo("APPLIED");
        assertThat(shop.shown()).containsEntry("CUP", "9.00");
    }

    @Test
    void whatAPersonHasToAgreeToIsNotApplied() {
        assertThat(asked().json().getString("state")).isEqualTo("PREVIEW");
    }

    @Test
    void aScheduleAppliesNothing() {
        var refused = shop.editor()
                .post(
                        "/api/v1/schedules",
                        "{\"name\": \"Nightly\", \"cron\": \"30 2 * * *\", \"run\": {\"rulebook\": \"summer\", \"apply\": true}}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().getString("member")).isEqualTo("run.apply");
    }

    @Test
    void anUndoMayNeedNobody() {
        decide("{\"autoApproveUndo\": true}");
        var applied = shop.applied().getString("id");

        var undo = Shop.ok(201, shop.editor().post("/api/v1/runs/" + applied + "/rollback"))
                .json();

        assertThat(undo.getString("state")).isEqualTo("APPROVED");
        assertThat(undo.getJsonObject("approval").getString("rule")).isEqualTo("autoApproveUndo");
    }

    @Test
    void anUndoIsMeasuredWithTheCostsOfWhatItUndoes() {
        decide("{\"rules\": [{\"name\": \"dear\", \"minMarginPercent\": 61, \"decision\": \"AUTO\"}]}");
        var applied = shop.applied().getString("id");

        var undo = Shop.ok(201, shop.editor().post("/api/v1/runs/" + applied + "/rollback"))
                .json()
                .getJsonObject("approval");

        assertThat(undo.getInt("needed")).isEqualTo(1);
        assertThat(strings(undo, "why")).containsExactly("lowest margin 60 % is below 61 %");
    }

    @Test
    void aReasonMayBeRequired() {
        decide("{\"reasonRequired\": true}");
        var run = shop.dryRun();

        assertThat(shop.owner().post("/api/v1/runs/" + run + "/approve").json().getString("parameter"))
                .isEqualTo("reason");
        assertThat(shop.owner().post("/api/v1/runs/" + run + "/reject").json().getString("parameter"))
                .isEqualTo("reason");
        assertThat(exclude(run, "{\"skus\": [\"CUP\"]}").json().getString("parameter"))
                .isEqualTo("reason");
        assertThat(approve(shop.owner(), run, "?reason=fine").getString("state"))
                .isEqualTo("APPROVED");
    }

    private Answer asked() {
        return Shop.ok(
                201,
                shop.editor()
                        .post("/api/v1/runs", "{\"rulebook\": \"summer\", \"channel\": \"shop\", \"apply\": true}"));
    }

    private Answer exclude(String run, String lines) {
        return shop.owner().post("/api/v1/runs/" + run + "/lines/exclude", lines);
    }

    private JsonObject approve(Client by, String run, String query) {
        return Shop.ok(200, by.post("/api/v1/runs/" + run + "/approve" + query)).json();
    }

    private JsonObject approval(String run) {
        return shop.run(run).getJsonObject("approval");
    }

    private void decide(String policy) {
        Shop.ok(200, shop.tenant().admin().put(POLICY, policy));
    }

    private static List<String> strings(JsonObject object, String name) {
        return object.getJsonArray(name).getValuesAs(JsonString::getString);
    }
}
