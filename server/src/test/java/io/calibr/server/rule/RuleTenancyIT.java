package io.calibr.server.rule;

import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import jakarta.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Another tenant's rules and catalogue are as unknown as ones that never were, in every path and body. */
@ExtendWith(CalibrServer.class)
class RuleTenancyIT {

    private final TestTenant theirs;
    private final TestTenant mine;
    private String rule = "";
    private String rulebook = "";

    RuleTenancyIT(RunningCalibr calibr) {
        theirs = calibr.newTenant();
        mine = calibr.newTenant();
    }

    @BeforeEach
    void theirRulesAndCatalogue() {
        var text = Json.createObjectBuilder()
                .add("name", "Tenth off")
                .add("kind", "table")
                .add("text", Authors.TENTH_OFF)
                .build();
        rule = theirs.editor().post("/api/v1/rules", text).json().getString("id");
        rulebook = theirs.editor()
                .post("/api/v1/rulebooks", "{\"name\": \"Retail\", \"rules\": [\"" + rule + "\"]}")
                .json()
                .getString("id");
        theirs.editor().post("/api/v1/price-lists", "{\"slug\": \"theirs\"}");
        var imported = theirs.editor()
                .send(
                        "POST",
                        "/api/v1/catalog/import",
                        "text/csv",
                        "sku,title,list_price,currency\nGHOST,Ghost,1,USD\n");
        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        mine.editor().post("/api/v1/price-lists", "{\"slug\": \"mine\"}");
    }

    @Test
    void theirRuleIsNotFoundInAnyPath() {
        var path = "/api/v1/rules/" + rule;

        assertNotFound(mine.owner().get(path));
        assertNotFound(mine.owner().put(path, "{\"name\": \"Mine\", \"version\": 0}"));
        assertNotFound(mine.owner().delete(path));
        assertNotFound(mine.owner().post(path + "/validate", "{}"));
        assertNotFound(mine.owner().post(path + "/publish", "{}"));
        assertNotFound(mine.owner().get(path + "/versions"));
        assertThat(theirs.viewer().get(path).json().getString("name")).isEqualTo("Tenth off");
    }

    @Test
    void theirRulebookIsNotFoundInAnyPath() {
        var path = "/api/v1/rulebooks/" + rulebook;

        assertNotFound(mine.owner().get(path));
        assertNotFound(mine.owner().put(path, "{\"name\": \"Mine\", \"version\": 0}"));
        assertNotFound(mine.owner().post(path + "/validate", "{}"));
        assertNotFound(mine.owner().post(path + "/publish", "{}"));
    }

    @Test
    void theirRuleIsNotFoundInTheBodyOfMyRulebook() {
        assertNotFound(mine.owner().post("/api/v1/rulebooks", "{\"name\": \"X\", \"rules\": [\"" + rule + "\"]}"));
    }

    @Test
    void theirCatalogueIsNotMine() {
        assertNotFound(mine.owner().get("/api/v1/skus/GHOST"));
        assertNotFound(mine.owner().get("/api/v1/skus/GHOST/prices"));
        assertNotFound(mine.owner().get("/api/v1/catalog?priceList=theirs"));
        assertThat(mine.owner().get("/api/v1/catalog").json().getJsonArray("items"))
                .isEmpty();
        assertThat(mine.owner().get("/api/v1/price-lists").json().getJsonArray("items"))
                .hasSize(1);
    }

    @Test
    void theirSkuIsUnknownToMyPrices() {
        var answer = mine.editor()
                .send(
                        "POST",
                        "/api/v1/catalog/import?kind=prices",
                        "text/csv",
                        "sku,valid_from,list_price,currency\nGHOST,2024-01-01,2,USD\n");

        assertThat(answer.problem()).isEqualTo("import-rejected");
    }

    private static void assertNotFound(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
    }
}
