package io.calibr.server.rule;

import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class BuilderRuleIT {

    private static final String TENTH_OFF = """
            {"table": "tenth-off", "selector": {"field": "category", "op": "under", "value": "Kitchen > Cups"},
             "transform": {"op": "percent", "value": -10}}""";

    private final TestTenant tenant;

    BuilderRuleIT(RunningCalibr calibr) {
        tenant = calibr.newTenant();
    }

    @Test
    void aBuilderRuleIsPublishedAndPrices() {
        tenant.editor().post("/api/v1/price-lists", "{\"slug\": \"retail\"}");
        tenant.editor()
                .send(
                        "POST",
                        "/api/v1/catalog/import",
                        "text/csv",
                        "sku,title,category,subcategory,list_price,currency\nMUG,Mug,Kitchen,Cups,10.00,USD\n");
        var rule = create(TENTH_OFF);
        assertThat(rule.json().getString("stage")).isEqualTo("adjust");
        var id = rule.json().getString("id");
        assertThat(tenant.editor()
                        .post("/api/v1/rules/" + id + "/publish", "{}")
                        .status())
                .isEqualTo(200);
        var rulebook = tenant.editor()
                .post("/api/v1/rulebooks", "{\"slug\": \"cups\", \"rules\": [\"" + id + "\"]}")
                .json()
                .getString("id");
        tenant.editor().post("/api/v1/rulebooks/" + rulebook + "/publish", "{}");

        var quote = tenant.viewer()
                .post("/api/v1/prices/quote", "{\"rulebook\": \"cups\", \"items\": [{\"sku\": \"MUG\"}]}");

        assertThat(quote.json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getJsonObject("unitPrice")
                        .getString("amount"))
                .isEqualTo("9.00");
    }

    @Test
    void whatIsPublishedIsReadAsATableOfOneRow() {
        var id = create(TENTH_OFF).json().getString("id");
        tenant.editor().post("/api/v1/rules/" + id + "/publish", "{}");

        var table = tenant.viewer().get("/api/v1/rules/" + id + "/table?version=1");

        assertThat(table.status()).as(table.body()).isEqualTo(200);
        assertThat(table.json().getJsonArray("rows").getValuesAs(JsonObject.class))
                .singleElement()
                .satisfies(row -> assertThat(row.getString("sentence"))
                        .isEqualTo("When Category is under Kitchen > Cups, then take 10 % off"));
        assertThat(tenant.viewer().get("/api/v1/rules/" + id + "/table").status())
                .isEqualTo(404);
    }

    @Test
    void aSelectorWithAnUnknownWordIsRefusedWithItsPlace() {
        var id = create(TENTH_OFF.replace("category", "catgory")).json().getString("id");

        var refused = tenant.editor().post("/api/v1/rules/" + id + "/publish", "{}");

        assertThat(refused.problem()).isEqualTo("table-rejected");
        assertThat(refused.json().getJsonArray("findings").getValuesAs(JsonObject.class))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.getString("kind")).isEqualTo("unknown-term");
                    assertThat(finding.toString()).contains("/selector/field").contains("category");
                });
    }

    private Answer create(String text) {
        var made = tenant.editor()
                .post(
                        "/api/v1/rules",
                        Json.createObjectBuilder()
                                .add("slug", "tenth-off")
                                .add("kind", "builder")
                                .add("text", text)
                                .build());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made;
    }
}
