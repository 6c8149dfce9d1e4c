package io.calibr.server.rule;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.calibr.server.rule.AuthoredRule.OFFERS;
import static io.calibr.server.rule.AuthoredRule.cell;
import static io.calibr.server.rule.AuthoredRule.list;
import static io.calibr.server.rule.AuthoredRule.op;
import static io.calibr.server.rule.AuthoredRule.set;
import static org.assertj.core.api.Assertions.assertThat;

/** Whoever works in a branch is told of it what the draft tells. */
@ExtendWith(CalibrServer.class)
class RuleBranchIT {

    private static final String PRODUCTS = """
            sku,title,category,subcategory,cost,list_price,currency,inventory
            CUP,Cup,Kitchen,Cups,4.00,10.00,USD,70
            """;
    private static final String TESTS = """
            example,category,stock,regular,expect-price,expect-rows
            summer,Kitchen > Cups,70,10.00,8.00,cups
            """;

    private final RunningCalibr calibr;
    private TestTenant tenant;
    private AuthoredRule rule;

    RuleBranchIT(RunningCalibr calibr) {
        this.calibr = calibr;
        this.tenant = calibr.newTenant();
        this.rule = AuthoredRule.table(tenant, OFFERS);
    }

    @BeforeEach
    void aBranch() {
        tenant = calibr.newTenant();
        rule = AuthoredRule.table(tenant, OFFERS);
        rule.branch("summer");
    }

    @Test
    void aBranchIsLintedByItself() {
        rule.patch(tenant.editor(), "?branch=summer", 0, op("move", "row", "rest", "before", "cups"));

        var linted = asked("/lint?branch=summer", "{}");

        assertThat(list(linted, "findings"))
                .extracting(finding -> finding.getString("kind"))
                .contains("unreachable");
        assertThat(list(asked("/lint", "{}"), "findings"))
                .extracting(finding -> finding.getString("kind"))
                .doesNotContain("unreachable");
    }

    @Test
    void aSkuIsTriedOnABranchAndTheCatalogueIsPricedWithIt() {
        catalogue();
        rule.patch(tenant.editor(), "?branch=summer", 0, set("cups", "percent", "-20"));

        var matched = asked("/match?branch=summer", "{\"sku\": \"CUP\"}");
        var measured = asked("/impact?branch=summer", "{}");

        assertThat(matched.getJsonObject("price").getString("amount")).isEqualTo("8.00");
        assertThat(measured.getJsonNumber("averageChange").toString()).isEqualTo("-20.00");
        assertThat(asked("/match", "{\"sku\": \"CUP\"}").getJsonObject("price").getString("amount"))
                .isEqualTo("9.00");
        assertThat(asked("/impact", "{}").getJsonNumber("averageChange").toString())
                .isEqualTo("-10.00");
    }

    @Test
    void theTestsOfTheRuleAreRunOnABranch() {
        rule.write(
                tenant.editor(),
                "PUT",
                "/tests",
                0,
                Json.createObjectBuilder().add("text", TESTS).build().toString());
        rule.patch(tenant.editor(), "?branch=summer", 0, set("cups", "percent", "-20"));

        var tests = rule.read("/tests?branch=summer");
        var tried = asked("/tests/run?branch=summer", "{}");

        assertThat(tests.getInt("failing")).isZero();
        assertThat(tests.getInt("revision"))
                .as("of the draft, whose tests they are")
                .isEqualTo(1);
        assertThat(tried.getInt("failing")).isZero();
        assertThat(rule.read("/tests").getInt("failing")).isEqualTo(1);
    }

    @Test
    void whatABranchChangedIsItsAuthorsAndTheRestAsItBegan() {
        rule.publish("first");
        rule.patched(0, set("cups", "note", "Autumn"));
        rule.branch("winter");
        rule.patch(tenant.owner(), "?branch=winter", 0, set("cups", "percent", "-20"));
        rule.patched(1, set("rest", "percent", "-1"));
        rule.publish("second");

        var blame = rule.read("/blame?branch=winter");

        assertThat(cell(blame, "cups", "percent")).doesNotContainKey("version");
        assertThat(author(blame, "cups", "percent")).isEqualTo("OWNER");
        assertThat(cell(blame, "cups", "note")).doesNotContainKey("version");
        assertThat(author(blame, "cups", "note")).isEqualTo("EDITOR");
        assertThat(cell(blame, "cups", "category under").getInt("version")).isEqualTo(1);
        assertThat(cell(blame, "rest", "percent").getInt("version")).isEqualTo(1);
    }

    @Test
    void aBranchOfAVersionKnowsNothingOfLaterOnes() {
        rule.publish("first");
        rule.patched(0, set("cups", "percent", "-20"));
        rule.publish("second");
        rule.branch("back", 1);

        var blame = rule.read("/blame?branch=back");

        assertThat(cell(blame, "cups", "percent").getInt("version")).isEqualTo(1);
        assertThat(cell(blame, "cups", "percent").getJsonObject("by").getString("name"))
                .isEqualTo("EDITOR");
    }

    @Test
    void whatARuleWasMadeWithIsPutDownToWhoMadeIt() {
        rule.patch(tenant.owner(), "", 0, set("cups", "percent", "-11"));

        var blame = rule.read("/blame");

        assertThat(author(blame, "cups", "percent")).isEqualTo("OWNER");
        assertThat(author(blame, "cups", "category under")).isEqualTo("EDITOR");
        assertThat(author(rule.read("/blame?branch=summer"), "cups", "percent")).isEqualTo("EDITOR");
    }

    @Test
    void aBranchDoesNotHaveTheHistoryOfAnEarlierOneOfItsName() {
        rule.patch(tenant.owner(), "?branch=summer", 0, set("cups", "percent", "-20"));
        rule.patch(tenant.owner(), "?branch=summer", 1, set("cups", "percent", "-21"));
        assertThat(tenant.editor().delete(rule.path() + "/branches/summer").status())
                .isEqualTo(204);
        rule.branch("summer");
        rule.patch(tenant.editor(), "?branch=summer", 0, set("cups", "percent", "-30"));

        assertThat(list(rule.read("/patches?branch=summer"), "items"))
                .singleElement()
                .satisfies(save ->
                        assertThat(save.getJsonObject("by").getString("name")).isEqualTo("EDITOR"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        var facts = "{\"facts\": {\"regular\": \"1\"}}";

        for (var path : new String[] {"/lint", "/impact", "/tests/run", "/match"}) {
            assertThat(tenant.viewer()
                            .post(rule.path() + path + "?branch=none", path.equals("/match") ? facts : "{}")
                            .problem())
                    .as(path)
                    .isEqualTo("branch-not-found");
        }
        assertThat(rule.get("/tests?branch=none").problem()).isEqualTo("branch-not-found");
        assertThat(rule.get("/blame?branch=none").problem()).isEqualTo("branch-not-found");
        assertThat(rule.get("/blame?branch=summer&version=1").problem()).isEqualTo("invalid-value");
    }

    private void catalogue() {
        tenant.editor().post("/api/v1/price-lists", "{\"slug\": \"retail\"}");
        var imported = tenant.editor().send("POST", "/api/v1/catalog/import", "text/csv", PRODUCTS);
        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
    }

    private JsonObject asked(String path, String body) {
        var answer = tenant.viewer().post(rule.path() + path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String author(JsonObject blame, String row, String column) {
        return cell(blame, row, column).getJsonObject("by").getString("name");
    }
}
