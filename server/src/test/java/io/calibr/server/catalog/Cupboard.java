package io.calibr.server.catalog;

import io.calibr.server.testing.Answer;
import io.calibr.server.testing.TestTenant;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A catalogue with ties and gaps in every column: two variants of one product, a SKU that is sold no more and one of which
 * nearly nothing is known; and a rulebook that takes a tenth off the cups as long as enough is earned.
 */
final class Cupboard {

    private static final String PRODUCTS = """
            sku,title,model,category,subcategory,cost,list_price,currency,inventory,sell_start,sell_end
            CAP,tap,,Clothing,Caps,4.00,10.00,USD,7,2024-01-01,
            CUP-L,Cup large,Cup,Kitchen,Cups,9.50,10.00,USD,5,2024-01-01,
            CUP-S,Cup small,Cup,Kitchen,Cups,2.00,8.00,USD,,2024-01-01,
            OLD,Old pot,,,,12.00,30.00,USD,5,2024-01-01,2024-06-30
            POT,Pot,,Kitchen,,20.00,50.00,USD,3,2024-01-01,
            TEA,Tea,,Kitchenette,,,,,,2024-01-01,
            """;
    private static final String TENTH_OFF = """
            # table: tenth-off
            # stage: adjust
            # hit-policy: first
            id,category under,percent
            cups,Kitchen > Cups,-10
            """;

    private final TestTenant tenant;

    private Cupboard(TestTenant tenant) {
        this.tenant = tenant;
    }

    static Cupboard filled(TestTenant tenant) {
        var cupboard = empty(tenant);
        cupboard.fill(PRODUCTS);
        return cupboard;
    }

    static Cupboard empty(TestTenant tenant) {
        tenant.editor().post("/api/v1/price-lists", "{\"slug\": \"retail\", \"name\": \"Retail\"}");
        return new Cupboard(tenant);
    }

    void fill(String products) {
        fill("products", products);
    }

    void fill(String kind, String csv) {
        ok(200, tenant.editor().send("POST", "/api/v1/catalog/import?kind=" + kind, "text/csv", csv));
    }

    /** A run that proposes 7.20 for CUP-S and holds CUP-L, which would be sold below its cost. */
    String dryRun() {
        return dryRun(TENTH_OFF);
    }

    /** A run with one table, which holds what earns less than a quarter. */
    String dryRun(String table) {
        var rule = id(tenant.editor()
                .post(
                        "/api/v1/rules",
                        Json.createObjectBuilder()
                                .add("name", "Tenth off")
                                .add("kind", "table")
                                .add("text", table)
                                .build()));
        ok(200, tenant.owner().post("/api/v1/rules/" + rule + "/publish", "{\"reason\": \"test\"}"));
        var rulebook = id(tenant.editor()
                .post(
                        "/api/v1/rulebooks",
                        "{\"name\": \"Summer\", \"rules\": [\"" + rule
                                + "\"], \"guardrails\": {\"bounds\": {\"min-margin hold\": \"25\"}}}"));
        ok(200, tenant.owner().post("/api/v1/rulebooks/" + rulebook + "/publish", "{\"reason\": \"test\"}"));
        return id(tenant.editor().post("/api/v1/runs", "{\"rulebook\": \"" + rulebook + "\"}"));
    }

    JsonObject list(String path) {
        return ok(200, tenant.viewer().get(path)).json();
    }

    List<JsonObject> items(String path) {
        return list(path).getJsonArray("items").getValuesAs(JsonObject.class);
    }

    List<String> skus(String query) {
        return items("/api/v1/catalog" + query).stream()
                .map(item -> item.getString("sku"))
                .toList();
    }

    static Answer ok(int status, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    private static String id(Answer created) {
        return ok(201, created).json().getString("id");
    }
}
