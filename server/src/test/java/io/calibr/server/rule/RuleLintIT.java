package io.calibr.server.rule;

import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class RuleLintIT {

    private static final String OFFERS = """
            # table: offers
            # stage: adjust
            # hit-policy: first
            # currency: USD
            id,category under,stock >,percent,min-margin hold
            kitchen,Kitchen,,-10,
            cups,Kitchen > Cups,5,-60,20
            garden,Garden,,-50,20
            """;
    private static final String PRODUCTS = """
            sku,title,category,subcategory,cost,list_price,currency,inventory,sell_start,sell_end
            CUP,Cup,Kitchen,Cups,4.00,10.00,USD,7,2024-01-01,
            POT,Pot,Kitchen,Pots,4.00,20.00,USD,7,2024-01-01,
            HOSE,Hose,Garden,Hoses,8.00,10.00,USD,7,2024-01-01,
            LAMP,Lamp,Light,Lamps,8.00,10.00,USD,7,2024-01-01,
            """;

    private final TestTenant tenant;

    RuleLintIT(RunningCalibr calibr) {
        tenant = calibr.newTenant();
    }

    @Test
    void aFindingNamesItsRowsAndItsMendCanBeSentAsAPatch() {
        var rule = rule(OFFERS);

        var lint = ok(tenant.viewer().post(path(rule, "lint"), "{}"));

        var unreachable = finding(lint, "unreachable");
        assertThat(lint.getBoolean("complete")).isTrue();
        assertThat(unreachable.getString("severity")).isEqualTo("WARNING");
        assertThat(strings(unreachable, "rows")).containsExactly("cups", "kitchen");
        assertThat(finding(lint, "gap").getJsonObject("example")).isNotEmpty();
        var patches = Json.createObjectBuilder()
                .add("patches", unreachable.getJsonObject("mend").getJsonArray("patches"))
                .build();
        ok(tenant.editor()
                .with("If-Match", "0")
                .send("PATCH", path(rule, "table"), "application/json", patches.toString()));
        assertThat(kinds(ok(tenant.viewer().post(path(rule, "lint"), "{}")))).doesNotContain("unreachable");
    }

    @Test
    void anotherTextIsLintedWithoutBeingKept() {
        var rule = rule(OFFERS);
        var sound = "# table: offers\n# stage: adjust\n# hit-policy: first\nid,percent\nall,-5\n";

        var lint = ok(tenant.viewer().post(path(rule, "lint"), body("text", sound)));

        assertThat(lint.getJsonArray("findings")).isEmpty();
        assertThat(kinds(ok(tenant.viewer().post(path(rule, "lint"), "{}")))).contains("unreachable");
    }

    @Test
    void anUnknownWordIsAnErrorWithTheWordThatWasMeant() {
        var rule = rule(OFFERS.replace("stock >", "stok >"));

        var lint = ok(tenant.viewer().post(path(rule, "lint"), "{}"));

        var unknown = finding(lint, "unknown-term");
        assertThat(lint.getBoolean("complete")).isFalse();
        assertThat(unknown.getString("severity")).isEqualTo("ERROR");
        assertThat(unknown.getString("column")).isEqualTo("stok >");
        var patch = unknown.getJsonObject("mend").getJsonArray("patches").getJsonObject(0);
        assertThat(patch.getString("op")).isEqualTo("rename-column");
        assertThat(patch.getString("to")).isEqualTo("stock >");
    }

    @Test
    void aSkuLightsUpItsRows() {
        catalogue();
        var rule = rule(OFFERS);

        var found = ok(tenant.viewer().post(path(rule, "match"), "{\"sku\": \"CUP\"}"));
        var given = ok(tenant.viewer()
                .post(path(rule, "match"), "{\"facts\": {\"regular\": \"100.00\", \"category\": \"Garden\"}}"));

        assertThat(strings(found, "rows")).containsExactly("kitchen", "cups");
        assertThat(strings(found, "acting")).containsExactly("kitchen");
        assertThat(found.getJsonObject("price").getString("amount")).isEqualTo("9.00");
        assertThat(strings(given, "rows")).containsExactly("garden");
        assertThat(given.getString("outcome")).isEqualTo("held");
    }

    @Test
    void whatCannotBeMatchedIsRefused() {
        catalogue();
        var rule = rule(OFFERS);

        assertThat(tenant.viewer().post(path(rule, "match"), "{}").problem()).isEqualTo("invalid-value");
        assertThat(tenant.viewer()
                        .post(path(rule, "match"), "{\"facts\": {\"regular\": \"1\", \"brnad\": \"Acme\"}}")
                        .body())
                .contains("did you mean brand?");
        assertThat(tenant.viewer()
                        .post(path(rule, "match"), "{\"sku\": \"GHOST\"}")
                        .problem())
                .isEqualTo("sku-not-found");
        assertThat(tenant.viewer()
                        .post(path(rule, "match"), body("text", "id,stok >\n"))
                        .problem())
                .isEqualTo("invalid-value");
    }

    @Test
    void theImpactOfADraftIsCountedOnTheCatalogueAndNothingIsStored() {
        catalogue();
        var rule = rule(OFFERS);

        var impact = ok(tenant.viewer().post(path(rule, "impact"), "{}"));

        assertThat(impact.getBoolean("complete")).isTrue();
        assertThat(impact.getInt("skus")).isEqualTo(4);
        assertThat(impact.getInt("changed")).isEqualTo(2);
        assertThat(impact.getInt("held")).isEqualTo(1);
        assertThat(impact.getInt("notCovered")).isEqualTo(1);
        assertThat(impact.getJsonNumber("averageChange").toString()).isEqualTo("-10.00");
        assertThat(impact.getJsonNumber("marginBefore").toString()).isEqualTo("73.33");
        assertThat(impact.getJsonNumber("marginAfter").toString()).isEqualTo("70.37");
        var breach = impact.getJsonArray("breaches").getJsonObject(0);
        assertThat(breach.getString("row")).isEqualTo("garden");
        assertThat(breach.getString("sku")).isEqualTo("HOSE");
        assertThat(breach.getString("guardrail")).isEqualTo("MIN_MARGIN");
        assertThat(breach.getString("message"))
                .startsWith("Row garden takes SKU HOSE to 5.00 USD: held by minimum margin");
        assertThat(tenant.viewer().get("/api/v1/runs").json().getJsonArray("items"))
                .isEmpty();
    }

    @Test
    void lintAsksTheNewestRunWhereItIsToldTo() {
        catalogue();
        var rule = rule(OFFERS);
        ok(tenant.editor().post(path(rule, "publish"), "{}"));
        var before = kinds(ok(tenant.viewer().post(path(rule, "lint?hits=true"), "{}")));

        ok(tenant.editor().post("/api/v1/runs", "{\"priceList\": \"retail\", \"rule\": \"offers\"}"));

        var neverHit = finding(ok(tenant.viewer().post(path(rule, "lint?hits=true"), "{}")), "never-hit");
        assertThat(before).as("no run knows the rule").doesNotContain("never-hit");
        assertThat(strings(neverHit, "rows")).containsExactly("cups");
        assertThat(neverHit.getString("severity")).isEqualTo("INFO");
        assertThat(kinds(ok(tenant.viewer().post(path(rule, "lint"), "{}")))).doesNotContain("never-hit", "breach");
    }

    @Test
    void lintAsksTheCatalogueWhereItIsToldTo() {
        catalogue();

        var lint = ok(tenant.viewer().post(path(rule(OFFERS), "lint?catalogue=true"), "{}"));

        assertThat(strings(finding(lint, "breach"), "rows")).containsExactly("garden");
    }

    @Test
    void inARulebookTheDraftTakesThePlaceOfThePublishedRule() {
        catalogue();
        var rule = rule(OFFERS);
        ok(tenant.editor().post(path(rule, "publish"), "{}"));
        var rulebook = ok(tenant.editor()
                .post(
                        "/api/v1/rulebooks",
                        "{\"slug\": \"all\", \"rules\": [\"" + rule
                                + "\"], \"guardrails\": {\"bounds\": {\"max-decrease hold\": \"15\"}}}"));
        ok(tenant.editor().post("/api/v1/rulebooks/" + rulebook.getString("id") + "/publish", "{}"));
        var other = OFFERS.replace("kitchen,Kitchen,,-10,", "kitchen,Kitchen,,-30,");

        var published = ok(tenant.viewer().post(path(rule, "impact"), "{\"rulebook\": \"all\"}"));
        var swapped = ok(tenant.viewer()
                .post(
                        path(rule, "impact"),
                        Json.createObjectBuilder()
                                .add("rulebook", rulebook.getString("id"))
                                .add("text", other)
                                .build()));

        assertThat(published.getInt("changed")).isEqualTo(2);
        assertThat(swapped.getInt("changed")).isZero();
        assertThat(swapped.getJsonArray("breaches").getValuesAs(JsonObject.class))
                .extracting(breach -> breach.getString("row"))
                .contains("kitchen");
        assertThat(tenant.viewer()
                        .post(
                                path(rule("lonely", OFFERS.replace("table: offers", "table: lonely")), "impact"),
                                "{\"rulebook\": \"all\"}")
                        .problem())
                .isEqualTo("invalid-value");
        assertThat(tenant.viewer()
                        .post(path(rule, "impact"), "{\"rulebook\": \"none\"}")
                        .problem())
                .isEqualTo("rulebook-not-found");
    }

    @Test
    void aTextThatDoesNotCompileHasNoImpact() {
        catalogue();

        assertThat(tenant.viewer()
                        .post(path(rule(OFFERS), "impact"), body("text", "id,stok >\n"))
                        .problem())
                .isEqualTo("table-rejected");
    }

    private void catalogue() {
        ok(tenant.editor().post("/api/v1/price-lists", "{\"slug\": \"retail\"}"));
        ok(tenant.editor().send("POST", "/api/v1/catalog/import", "text/csv", PRODUCTS));
    }

    private String rule(String text) {
        return rule("offers", text);
    }

    private String rule(String slug, String text) {
        return ok(tenant.editor()
                        .post(
                                "/api/v1/rules",
                                Json.createObjectBuilder()
                                        .add("slug", slug)
                                        .add("kind", "table")
                                        .add("text", text)
                                        .build()))
                .getString("id");
    }

    private static String path(String rule, String what) {
        return "/api/v1/rules/" + rule + "/" + what;
    }

    private static JsonObject body(String name, String text) {
        return Json.createObjectBuilder().add(name, text).build();
    }

    private static JsonObject ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        return answer.json();
    }

    private static JsonObject finding(JsonObject lint, String kind) {
        return lint.getJsonArray("findings").getValuesAs(JsonObject.class).stream()
                .filter(finding -> finding.getString("kind").equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " in " + lint));
    }

    private static List<String> kinds(JsonObject lint) {
        return lint.getJsonArray("findings").getValuesAs(JsonObject.class).stream()
                .map(finding -> finding.getString("kind"))
                .toList();
    }

    private static List<String> strings(JsonObject object, String name) {
        return object.getJsonArray(name).getValuesAs(JsonString::getString);
    }
}
