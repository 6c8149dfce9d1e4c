package io.calibr.server.rule;

import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class QuoteIT {

    private static final String TIERS = """
            # table: tiers
            # stage: adjust
            # hit-policy: first
            id,quantity >=,percent,compare-at
            ten,10,-10.5,regular
            """;

    private final TestTenant tenant;

    QuoteIT(RunningCalibr calibr) {
        tenant = calibr.newTenant();
    }

    @BeforeEach
    void aCatalogueAndARulebookWithTiers() {
        tenant.editor().post("/api/v1/price-lists", "{\"slug\": \"retail\"}");
        tenant.editor()
                .send(
                        "POST",
                        "/api/v1/catalog/import",
                        "text/csv",
                        "sku,title,list_price,currency\nMUG,Mug,10.00,USD\n");
        var rule = tenant.editor()
                .post(
                        "/api/v1/rules",
                        Json.createObjectBuilder()
                                .add("slug", "tiers")
                                .add("kind", "table")
                                .add("text", TIERS)
                                .build())
                .json()
                .getString("id");
        tenant.editor().post("/api/v1/rules/" + rule + "/publish", "{}");
        var rulebook = tenant.editor()
                .post("/api/v1/rulebooks", "{\"slug\": \"tiers\", \"rules\": [\"" + rule + "\"]}")
                .json()
                .getString("id");
        var published = tenant.editor().post("/api/v1/rulebooks/" + rulebook + "/publish", "{}");
        assertThat(published.status()).as(published.body()).isEqualTo(200);
    }

    @Test
    void theQuantityDecidesTheTier() {
        var answer = quote("\"rulebook\": \"tiers\"", "{\"sku\": \"MUG\"}, {\"sku\": \"MUG\", \"quantity\": 12}");

        var items = answer.json().getJsonArray("items").getValuesAs(JsonObject.class);
        assertThat(items).extracting(item -> item.getString("outcome")).containsExactly("not-covered", "priced");
        assertThat(items)
                .extracting(item -> item.getJsonObject("total").getString("amount"))
                .containsExactly("10.00", "107.40");
    }

    @Test
    void theReductionThatMayBeAdvertisedStandsBesideThePriceBefore() {
        var items = quote("\"rulebook\": \"tiers\"", "{\"sku\": \"MUG\"}, {\"sku\": \"MUG\", \"quantity\": 10}")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);

        assertThat(items.getFirst()).doesNotContainKeys("compareAt", "advertisedPercent");
        assertThat(items.getLast().getJsonObject("compareAt").getString("amount"))
                .isEqualTo("10.00");
        assertThat(items.getLast().getInt("advertisedPercent")).isEqualTo(10);
    }

    @Test
    void withoutARulebookItIsTheSellingPrice() {
        var item = quote("\"priceList\": \"retail\"", "{\"sku\": \"MUG\", \"quantity\": 3}")
                .json()
                .getJsonArray("items")
                .getJsonObject(0);

        assertThat(item.getString("outcome")).isEqualTo("selling");
        assertThat(item.getJsonObject("total").getString("amount")).isEqualTo("30.00");
    }

    @Test
    void aSkuNobodyHasIsUnknownAndHasNoPrice() {
        var item = quote("\"rulebook\": \"tiers\"", "{\"sku\": \"GHOST\"}")
                .json()
                .getJsonArray("items")
                .getJsonObject(0);

        assertThat(item.getString("outcome")).isEqualTo("unknown");
        assertThat(item.containsKey("unitPrice")).isFalse();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThat(quote("\"rulebook\": \"tiers\"", "").problem()).isEqualTo("invalid-value");
        assertThat(quote("\"rulebook\": \"tiers\"", "{\"sku\": \"MUG\", \"quantity\": 0}")
                        .problem())
                .isEqualTo("invalid-value");
        assertThat(quote("\"rulebook\": \"none\"", "{\"sku\": \"MUG\"}").problem())
                .isEqualTo("rulebook-not-found");
    }

    private Answer quote(String member, String items) {
        return tenant.viewer().post("/api/v1/prices/quote", "{" + member + ", \"items\": [" + items + "]}");
    }
}
