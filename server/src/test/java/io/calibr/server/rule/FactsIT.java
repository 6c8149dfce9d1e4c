package io.calibr.server.rule;

import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is imported reaches the rules: every word, the project's own ones with their types, and lists based on others. */
@ExtendWith(CalibrServer.class)
class FactsIT {

    private static final String PRODUCTS = """
            sku,title,list_price,currency,inventory,map,weekly_sales,sell_start,shelf_life,organic,grade,deposit,materials
            MUG,Mug,20.00,USD,30,18.50,12,2024-01-01,14,true,A,2.50 USD,Steel; Wood
            POT,Pot,50.00,USD,,,,,,,,2.50 EUR,
            """;
    private static final String ATTRIBUTES = """
            {"attributes": [
              {"name": "shelf-life", "type": "NUMBER", "unit": "days", "least": 0, "meaning": "How long it keeps"},
              {"name": "organic", "type": "FLAG"},
              {"name": "deposit", "type": "MONEY", "meaning": "What is paid back"},
              {"name": "materials", "type": "TAGS", "allowed": ["Steel", "Wood", "Glass"]},
              {"name": "grade", "type": "TEXT", "allowed": ["A", "B"]}]}""";

    private final TestTenant tenant;

    FactsIT(RunningCalibr calibr) {
        tenant = calibr.newTenant();
    }

    @BeforeEach
    void aCatalogueWithWordsOfItsOwn() {
        ok(201, tenant.editor().post("/api/v1/price-lists", "{\"slug\": \"retail\", \"audience\": \"shoppers\"}"));
        ok(200, tenant.editor().put("/api/v1/attributes", ATTRIBUTES));
        ok(200, imported("products", PRODUCTS));
        ok(200, imported("competitors", """
                sku,competitor,price,currency,seen_on
                MUG,Acme,15.00,USD,2024-07-01
                MUG,Zenith,25.00,USD,
                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "map is 18.50",
                "weekly-sales is 12",
                "weeks-of-cover is 2.5",
                "age > 365",
                "competitor-lowest is 15",
                "competitor-average is 20",
                "competitor-count is 2",
                "competitor-position is 2",
                "competitor-gap is 0",
                "customer-group is shoppers",
                "price-list is retail and audience is shoppers and currency is USD",
                "shelf-life between 10 .. 20",
                "organic is true and grade is A",
                "deposit >= 2.50",
                "deposit between 2 .. 3 and deposit is-not 2.75",
                "materials any-of Glass | Wood",
                "materials all-of Wood | Steel"
            })
    void whatIsImportedReachesTheRules(String when) {
        rulebook(when);

        assertThat(outcome(quote("\"priceList\": \"retail\"", "MUG"))).isEqualTo("priced");
        assertThat(outcome(quote("\"priceList\": \"retail\"", "POT")))
                .isEqualTo(when.startsWith("customer") || when.startsWith("price-list") ? "priced" : "not-covered");
    }

    @Test
    void aMatchAndAnImpactAreForTheCustomersOfTheList() {
        rulebook("customer-group is shoppers");
        var rule = ok(200, tenant.viewer().get("/api/v1/rules"))
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");

        var matched = ok(200, tenant.viewer().post("/api/v1/rules/" + rule + "/match", "{\"sku\": \"MUG\"}"));
        var impact = ok(200, tenant.viewer().post("/api/v1/rules/" + rule + "/impact", "{}"));

        assertThat(matched.getString("outcome")).isEqualTo("priced");
        assertThat(impact.getInt("changed")).isEqualTo(impact.getInt("skus")).isPositive();
    }

    @Test
    void aQuoteSaysForWhomAndThroughWhichChannel() {
        rulebook("customer-group is vip and channel is shop");

        assertThat(outcome(quote("\"customerGroup\": \"vip\", \"channel\": \"shop\"", "MUG")))
                .isEqualTo("priced");
        assertThat(outcome(quote("\"customerGroup\": \"vip\"", "MUG"))).isEqualTo("not-covered");
    }

    @Test
    void aRunIsForTheCustomersItNamesElseForThoseOfTheList() {
        rulebook("customer-group is vip");
        var wanted = "{\"rulebook\": \"facts\", \"priceList\": \"retail\"";

        var forVips = ok(201, tenant.editor().post("/api/v1/runs", wanted + ", \"customerGroup\": \"vip\"}"));
        var forTheList = ok(201, tenant.editor().post("/api/v1/runs", wanted + "}"));

        assertThat(forVips.getJsonObject("counts").getInt("priced")).isEqualTo(2);
        assertThat(forTheList.getJsonObject("counts").getInt("notCovered")).isEqualTo(2);
        assertThat(List.of(forVips, forTheList))
                .extracting(run -> ok(200, tenant.viewer().get("/api/v1/runs/" + run.getString("id")))
                        .getJsonObject("inputs")
                        .getString("customerGroup"))
                .containsExactly("vip", "shoppers");
        assertThat(tenant.editor()
                        .post("/api/v1/runs", wanted + ", \"customerGroup\": \" \"}")
                        .problem())
                .isEqualTo("invalid-value");
    }

    @Test
    void anImportChecksTheCellsOfAttributes() {
        var refused = imported("products", """
                sku,title,list_price,currency,shelf_life,grade,deposit,materials
                JAR,Jar,1.00,USD,-1,A,1.50,
                CAN,Can,1.00,USD,soon,AB,1.505 USD,Wood;Stel
                """);

        assertThat(refused.problem()).isEqualTo("import-rejected");
        assertThat(refused.json().getJsonArray("rejected").getValuesAs(JsonObject.class))
                .extracting(rejection -> rejection.getInt("line") + " " + rejection.getString("column") + ": "
                        + rejection.getString("message"))
                .containsExactly(
                        "2 shelf_life: shelf-life is at least 0, not -1",
                        "2 deposit: '1.50' is not an amount with its ISO 4217 currency; amounts are written like 12.50 USD",
                        "3 shelf_life: \"soon\" is not a number: digits, with a point before the decimals",
                        "3 grade: \"AB\" is not a value of grade (did you mean \"A\"?)",
                        "3 deposit: 1.505 has more decimals than USD, which has 2",
                        "3 materials: \"Stel\" is not a value of materials (did you mean \"Steel\"?)");
    }

    @Test
    void theVocabularyHasTheProjectsWordsWithTheirTypes() {
        var shelfLife =
                tenant
                        .viewer()
                        .get("/api/v1/vocabulary")
                        .json()
                        .getJsonArray("terms")
                        .getValuesAs(JsonObject.class)
                        .stream()
                        .filter(term -> term.getString("name").equals("shelf-life"))
                        .findFirst()
                        .orElseThrow();

        assertThat(shelfLife.getString("type")).isEqualTo("NUMBER");
        assertThat(shelfLife.getString("unit")).isEqualTo("days");
        assertThat(shelfLife.getBoolean("standard")).isFalse();
        assertThat(tenant.viewer().get("/api/v1/attributes").json().getJsonArray("attributes"))
                .hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"stock\", \"type\": \"NUMBER\"}",
                "{\"name\": \"Shelf Life\", \"type\": \"NUMBER\"}",
                "{\"name\": \"x\", \"type\": \"EURO\"}",
                "{\"name\": \"x\", \"type\": \"MONEY\", \"least\": 1}",
                "{\"name\": \"x\", \"type\": \"TAGS\", \"allowed\": [\"a;b\"]}",
                "{\"name\": \"x\", \"type\": \"TEXT\", \"least\": 1}",
                "{\"name\": \"x\", \"type\": \"NUMBER\", \"least\": 2, \"most\": 1}",
                "{\"name\": \"x\", \"type\": \"NUMBER\", \"allowed\": [\"1\"]}"
            })
    void anAttributeThatMakesNoSenseIsRefused(String attribute) {
        var refused = tenant.editor().put("/api/v1/attributes", "{\"attributes\": [" + attribute + "]}");

        assertThat(refused.problem()).isEqualTo("invalid-value");
        assertThat(refused.json().getString("member")).startsWith("attributes/0/");
    }

    @Test
    void aListBasedOnAnotherTakesItsPricesTimesAFactorUnlessItHasOwn() {
        ok(
                201,
                tenant.editor()
                        .post(
                                "/api/v1/price-lists",
                                "{\"slug\": \"japan\", \"currency\": \"JPY\", \"basedOn\": \"retail\", \"factor\": 151.333}"));
        ok(200, imported("prices&priceList=japan", "sku,valid_from,list_price,currency\nPOT,2024-01-01,7000,JPY\n"));

        assertThat(unitPrice(quote("\"priceList\": \"japan\"", "MUG"))).isEqualTo("3027");
        assertThat(unitPrice(quote("\"priceList\": \"japan\"", "POT"))).isEqualTo("7000");
        var chained = tenant.editor()
                .post("/api/v1/price-lists", "{\"slug\": \"kyoto\", \"basedOn\": \"japan\", \"factor\": 1.1}");
        assertThat(chained.problem()).isEqualTo("invalid-value");
    }

    @Test
    void whatAListBasedOnAnotherComesToBeyondAnyPriceIsNoPrice() {
        ok(
                200,
                imported(
                        "products&priceList=retail", "sku,title,list_price,currency\nDEAR,Dear,999999999999.99,USD\n"));
        rulebook("stock > 0");
        ok(
                201,
                tenant.editor()
                        .post(
                                "/api/v1/price-lists",
                                "{\"slug\": \"rupiah\", \"currency\": \"IDR\", \"basedOn\": \"retail\", \"factor\": 1000000}"));

        assertThat(tenant.viewer().get("/api/v1/catalog?priceList=rupiah").status())
                .isEqualTo(200);
        var dear = tenant.viewer().get("/api/v1/skus/DEAR?priceList=rupiah");
        assertThat(dear.status()).as(dear.body()).isEqualTo(200);
        assertThat(dear.json().getJsonObject("prices")).doesNotContainKey("listPrice");
        assertThat(outcome(quote("\"priceList\": \"rupiah\"", "DEAR"))).isEqualTo("unknown");
        assertThat(unitPrice(quote("\"priceList\": \"rupiah\"", "MUG"))).isEqualTo("20000000.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000001", "0.0000000000001", "1e-99", "1e-20000"})
    void aFactorThatIsNoneIsRefused(String factor) {
        var refused = tenant.editor()
                .post(
                        "/api/v1/price-lists",
                        "{\"slug\": \"odd\", \"basedOn\": \"retail\", \"factor\": " + factor + "}");

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    }

    @Test
    void guardrailsOfAnotherCurrencyThanTheListsAreRefused() {
        ok(201, tenant.editor().post("/api/v1/price-lists", "{\"slug\": \"japan\", \"currency\": \"JPY\"}"));
        rulebook("stock > 0", ", \"guardrails\": {\"currency\": \"USD\", \"bounds\": {\"floor hold\": \"1.00\"}}");

        var refused = tenant.viewer()
                .post(
                        "/api/v1/prices/quote",
                        "{\"rulebook\": \"facts\", \"priceList\": \"japan\", \"items\": [{\"sku\": \"MUG\"}]}");

        assertThat(refused.problem()).isEqualTo("invalid-value");
        assertThat(refused.json().getString("detail")).contains("USD").contains("JPY");
    }

    private void rulebook(String when) {
        rulebook(when, "");
    }

    private void rulebook(String when, String more) {
        var text = "# table: facts\n# stage: adjust\n# hit-policy: first\n# currency: USD\nid,when,percent\nr1," + when
                + ",-10\n";
        var rule = ok(
                        201,
                        tenant.editor()
                                .post(
                                        "/api/v1/rules",
                                        Json.createObjectBuilder()
                                                .add("slug", "facts")
                                                .add("kind", "table")
                                                .add("text", text)
                                                .build()))
                .getString("id");
        ok(200, tenant.editor().post("/api/v1/rules/" + rule + "/publish", "{}"));
        var rulebook = ok(
                        201,
                        tenant.editor()
                                .post(
                                        "/api/v1/rulebooks",
                                        "{\"slug\": \"facts\", \"rules\": [\"" + rule + "\"]" + more + "}"))
                .getString("id");
        ok(200, tenant.editor().post("/api/v1/rulebooks/" + rulebook + "/publish", "{}"));
    }

    private Answer imported(String kind, String csv) {
        return tenant.editor().send("POST", "/api/v1/catalog/import?kind=" + kind, "text/csv", csv);
    }

    private JsonObject quote(String members, String sku) {
        var rulebook = members.contains("japan") ? "" : "\"rulebook\": \"facts\", ";
        return ok(
                        200,
                        tenant.viewer()
                                .post(
                                        "/api/v1/prices/quote",
                                        "{" + rulebook + members + ", \"items\": [{\"sku\": \"" + sku + "\"}]}"))
                .getJsonArray("items")
                .getJsonObject(0);
    }

    private static String outcome(JsonObject item) {
        return item.getString("outcome");
    }

    private static String unitPrice(JsonObject item) {
        return item.getJsonObject("unitPrice").getString("amount");
    }

    private static JsonObject ok(int status, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json();
    }
}
