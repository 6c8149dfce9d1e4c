package io.calibr.server.rule;

import io.calibr.server.tenant.Tenancy;
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
class RuleApiIT {

    static final String TENTH_OFF = """
            # table: tenth-off
            # stage: adjust
            # hit-policy: first
            id,category under,percent
            mugs,Kitchen > Cups,-10
            """;

    private static final String OVERSTOCK = """
            package calibr.overstock;

            import io.calibr.facts.Product;
            global io.calibr.facts.Price price;

            rule "overstock"
                agenda-group "adjust"
            when
                Product( stock > 20 )
            then
                price.percent(-5);
            end
            """;

    private final RunningCalibr calibr;
    private TestTenant tenant;

    RuleApiIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aTenant() {
        tenant = calibr.newTenant();
    }

    @Test
    void aDraftIsKeptWithItsStageAndAnEntityTag() {
        var made = create("Tenth off", TENTH_OFF);

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"0\"");
        assertThat(made.json().getString("slug")).isEqualTo("tenth-off");
        assertThat(made.json().getString("stage")).isEqualTo("adjust");
        assertThat(made.json().containsKey("publishedVersion")).isFalse();
    }

    @Test
    void aDraftThatMakesNoSenseIsKeptAllTheSame() {
        var made = create("Half an idea", "percent");

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().containsKey("stage")).isFalse();
    }

    @Test
    void aSlugIsTakenOnce() {
        create("Tenth off", TENTH_OFF);

        assertThat(create("Tenth off", TENTH_OFF).problem()).isEqualTo("name-taken");
    }

    @Test
    void validatingSaysWhereAnUnknownWordStands() {
        var rule = id(create("Tenth off", TENTH_OFF.replace("category under", "colour is")));

        var answer = tenant.viewer().post("/api/v1/rules/" + rule + "/validate", "{}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().getBoolean("valid")).isFalse();
        var finding = answer.json().getJsonArray("findings").getJsonObject(0);
        assertThat(finding.getString("kind")).isEqualTo("unknown-term");
        assertThat(finding.getInt("line")).isEqualTo(4);
        assertThat(finding.getString("suggestion")).contains("color");
    }

    @Test
    void publishingARuleThatDoesNotCompileIsRefusedWithTheSameFindings() {
        var rule = id(create("Tenth off", TENTH_OFF.replace("-10", "ten")));

        var answer = publish("rules", rule);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("table-rejected");
        assertThat(answer.json().getJsonArray("findings").getJsonObject(0).getInt("line"))
                .isEqualTo(5);
        assertThat(tenant.ask("select count(*) from rule_version")).isEqualTo(0L);
    }

    @Test
    void anExampleThatDoesNotHoldKeepsTheRuleFromBeingPublishedAndIsNamed() {
        var rule = id(create("Tenth off", TENTH_OFF));
        var failing = "example,category,regular,expect-price\nsummer,Kitchen > Cups,10.00,8.00\n";
        var holding = failing.replace("8.00", "9.00");

        var refused = withExamples(rule, 0, failing);
        var published = withExamples(rule, 1, holding);

        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("example-failed");
        var finding = refused.json().getJsonArray("findings").getJsonObject(0);
        assertThat(finding.getInt("line")).isEqualTo(2);
        assertThat(finding.getString("message")).isEqualTo("example summer: expect-price 8.00 USD, but was 9.00 USD");
        assertThat(published.status()).as(published.body()).isEqualTo(200);
    }

    @Test
    void examplesThatCannotBeReadAreRefusedToo() {
        var rule = id(create("Tenth off", TENTH_OFF));

        var answer = withExamples(rule, 0, "example,regular,expect-prize\nsummer,10.00,8.00\n");

        assertThat(answer.problem()).isEqualTo("table-rejected");
        assertThat(answer.json().getJsonArray("findings").getJsonObject(0).getString("kind"))
                .isEqualTo("bad-example");
    }

    @Test
    void drlIsARuleTooAndWhatIsOutsideTheDialectIsRefusedWithItsPlace() {
        var good = drl("Overstock", OVERSTOCK);
        var bad = drl("Evil", OVERSTOCK.replace("price.percent(-5)", "Runtime.getRuntime().exec(\"true\")"));

        var published = publish("rules", id(good));
        var refused = publish("rules", id(bad));

        assertThat(published.status()).as(published.body()).isEqualTo(200);
        assertThat(refused.problem()).isEqualTo("table-rejected");
        assertThat(refused.json().getJsonArray("findings").getJsonObject(0).getInt("line"))
                .isGreaterThan(1);
    }

    @Test
    void publishingTheSameTextAgainIsTheSameVersionAndAnotherTextTheNext() {
        var rule = id(create("Tenth off", TENTH_OFF));

        var first = publish("rules", rule);
        var again = publish("rules", rule);
        edit(rule, 0, TENTH_OFF.replace("-10", "-15"));
        var next = publish("rules", rule);

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(again.json().getString("id")).isEqualTo(first.json().getString("id"));
        assertThat(next.json().getInt("number")).isEqualTo(2);
        assertThat(next.json().getString("hash")).isNotEqualTo(first.json().getString("hash"));
        assertThat(tenant.viewer()
                        .get("/api/v1/rules/" + rule + "/versions")
                        .json()
                        .getJsonArray("items"))
                .hasSize(2);
    }

    @Test
    void whatSomebodyElseEditedMeanwhileIsNotPublishedUnseen() {
        var rule = id(create("Tenth off", TENTH_OFF));
        var path = "/api/v1/rules/" + rule + "/publish";
        edit(rule, 0, TENTH_OFF.replace("-10", "-15"));

        var unseen = tenant.editor().with("If-Match", "\"0\"").post(path, "{}");
        var seen = tenant.editor().with("If-Match", "\"1\"").post(path, "{}");

        assertThat(unseen.problem()).as(unseen.body()).isEqualTo("changed-meanwhile");
        assertThat(unseen.json().getInt("version")).isEqualTo(1);
        assertThat(seen.json().getInt("number")).isEqualTo(1);
    }

    @Test
    void aVersionTellsWhoPublishedItAndWhy() {
        var rule = id(create("Tenth off", TENTH_OFF));

        var version = publish("rules", rule).json();

        assertThat(version.getString("reason")).isEqualTo("summer");
        assertThat(version.getString("publishedBy"))
                .isEqualTo(String.valueOf(tenant.users().get("EDITOR")));
        assertThat(tenant.ask("select count(*) from audit where action = 'rule.published'"))
                .isEqualTo(1L);
    }

    @Test
    void publishedVersionsCannotBeChanged() {
        var rule = id(create("Tenth off", TENTH_OFF));
        publish("rules", rule);

        edit(rule, 0, TENTH_OFF.replace("-10", "-15"));

        assertThat(tenant.ask("select text from rule_version")).isEqualTo(TENTH_OFF);
    }

    @Test
    void theSecondOfTwoAuthorsIsToldThatTheDraftHasChanged() {
        var rule = id(create("Tenth off", TENTH_OFF));

        var first = edit(rule, 0, TENTH_OFF.replace("-10", "-11"));
        var second = edit(rule, 0, TENTH_OFF.replace("-10", "-12"));

        assertThat(first.json().getInt("version")).isEqualTo(1);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("changed-meanwhile");
        assertThat(second.json().getInt("version")).isEqualTo(1);
    }

    @Test
    void anIfMatchHeaderSaysTheVersionToo() {
        var rule = id(create("Tenth off", TENTH_OFF));

        var stale = tenant.editor().with("If-Match", "\"7\"").put("/api/v1/rules/" + rule, "{\"name\": \"Other\"}");
        var fresh = tenant.editor().with("If-Match", "\"0\"").put("/api/v1/rules/" + rule, "{\"name\": \"Other\"}");

        assertThat(stale.status()).isEqualTo(409);
        assertThat(fresh.json().getString("name")).isEqualTo("Other");
    }

    @Test
    void anEditThatDoesNotSayWhatItEditsIsRefused() {
        var rule = id(create("Tenth off", TENTH_OFF));

        assertThat(tenant.editor()
                        .put("/api/v1/rules/" + rule, "{\"name\": \"Other\"}")
                        .problem())
                .isEqualTo("invalid-value");
    }

    @Test
    void aRuleInARulebookIsNotArchivedAndAnyOtherIs() {
        var used = id(create("Used", TENTH_OFF));
        var unused = id(create("Unused", TENTH_OFF));
        rulebook("Retail", used);

        assertThat(tenant.editor().delete("/api/v1/rules/" + used).problem()).isEqualTo("rule-in-use");
        assertThat(tenant.editor().delete("/api/v1/rules/" + unused).status()).isEqualTo(204);
        assertThat(tenant.viewer().get("/api/v1/rules").json().getJsonArray("items"))
                .hasSize(1);
    }

    @Test
    void anArchivedRulePricesNothingAnyMore() {
        tenant.editor().post("/api/v1/price-lists", "{\"slug\": \"retail\"}");
        var rule = id(create("Tenth off", TENTH_OFF));
        publish("rules", rule);
        var run = "{\"rule\": \"" + rule + "\", \"priceList\": \"retail\"}";
        assertThat(tenant.editor().post("/api/v1/runs", run).status()).isEqualTo(201);

        tenant.editor().delete("/api/v1/rules/" + rule);

        assertThat(tenant.editor().post("/api/v1/runs", run).problem()).isEqualTo("rule-not-found");
        assertThat(tenant.editor()
                        .post(
                                "/api/v1/layers",
                                "{\"name\": \"Sale\", \"rule\": \"" + rule + "\", \"priceList\": \"retail\","
                                        + " \"from\": \"2999-01-01\", \"to\": \"2999-01-02\"}")
                        .problem())
                .isEqualTo("rule-not-found");
    }

    @Test
    void aRulebookPinsThePublishedVersionsOfItsRules() {
        var rule = id(create("Tenth off", TENTH_OFF));
        var pinned = publish("rules", rule).json().getString("id");
        var rulebook = id(rulebook("Retail", rule));

        var first = publish("rulebooks", rulebook);
        edit(rule, 0, TENTH_OFF.replace("-10", "-15"));
        var again = publish("rulebooks", rulebook);
        publish("rules", rule);
        var next = publish("rulebooks", rulebook);

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.json().getJsonArray("rules").getString(0)).isEqualTo(pinned);
        assertThat(again.json().getString("id")).isEqualTo(first.json().getString("id"));
        assertThat(next.json().getInt("number")).isEqualTo(2);
        assertThat(next.json().getString("hash"))
                .hasSize(64)
                .isNotEqualTo(first.json().getString("hash"));
    }

    @Test
    void aRulebookWithAnUnpublishedRuleIsNotPublished() {
        var rule = id(create("Tenth off", TENTH_OFF));
        var rulebook = id(rulebook("Retail", rule));

        var answer = publish("rulebooks", rulebook);

        assertThat(answer.problem()).isEqualTo("table-rejected");
        assertThat(answer.json().getJsonArray("findings").getJsonObject(0).getString("kind"))
                .isEqualTo("not-published");
    }

    @Test
    void aRulebooksGuardrailsAreReadInTheWordsOfTables() {
        var rule = id(create("Tenth off", TENTH_OFF));
        publish("rules", rule);
        var good = rulebook(
                "Good",
                rule,
                "{\"currency\": \"USD\", \"bounds\": {\"min-margin hold\": \"25\", \"floor clamp\": \"5.00\"}}");
        var bad = rulebook("Bad", rule, "{\"bounds\": {\"min-margim hold\": \"25\"}}");

        var published = publish("rulebooks", id(good));
        var refused = publish("rulebooks", id(bad));

        assertThat(published.status()).as(published.body()).isEqualTo(200);
        assertThat(published
                        .json()
                        .getJsonObject("guardrails")
                        .getJsonObject("bounds")
                        .getString("floor clamp"))
                .isEqualTo("5.00");
        assertThat(refused.problem()).isEqualTo("table-rejected");
        assertThat(refused.json().getJsonArray("findings").getJsonObject(0).getString("rule"))
                .isEqualTo("guardrails");
    }

    @Test
    void aPublishedRulebookIsCompiledOnce() {
        var rule = id(create("Tenth off", TENTH_OFF));
        publish("rules", rule);
        var rulebook = id(rulebook("Retail", rule));
        var version = publish("rulebooks", rulebook).json();

        var sets = calibr.bean(RuleSets.class);
        var bySlug = Tenancy.call(tenant.id(), () -> sets.latestOfRulebook(tenant.project(), "retail"));
        var byId = Tenancy.call(tenant.id(), () -> sets.latestOfRulebook(tenant.project(), rulebook));

        assertThat(bySlug.version()).hasToString(version.getString("id"));
        assertThat(bySlug.rules().hash()).isEqualTo(version.getString("hash"));
        assertThat(byId.rules()).isSameAs(bySlug.rules());
    }

    @Test
    void viewersDoNotWrite() {
        var rule = id(create("Tenth off", TENTH_OFF));

        assertThat(tenant.viewer()
                        .post("/api/v1/rules", newRule("X", TENTH_OFF))
                        .status())
                .isEqualTo(403);
        assertThat(tenant.viewer()
                        .post("/api/v1/rules/" + rule + "/publish", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(tenant.viewer().delete("/api/v1/rules/" + rule).status()).isEqualTo(403);
    }

    @Test
    void aKindThatIsNeitherTableNorDrlIsRefused() {
        var answer =
                tenant.editor().post("/api/v1/rules", "{\"name\": \"X\", \"kind\": \"javascript\", \"text\": \"\"}");

        assertThat(answer.problem()).isEqualTo("invalid-value");
    }

    private Answer create(String name, String text) {
        return tenant.editor().post("/api/v1/rules", newRule(name, text));
    }

    private static JsonObject newRule(String name, String text) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("kind", "table")
                .add("text", text)
                .build();
    }

    private Answer edit(String rule, long version, String text) {
        var body = Json.createObjectBuilder()
                .add("text", text)
                .add("version", version)
                .build();
        return tenant.editor().put("/api/v1/rules/" + rule, body);
    }

    private Answer withExamples(String rule, long version, String examples) {
        var body = Json.createObjectBuilder()
                .add("examples", examples)
                .add("version", version)
                .build();
        assertThat(tenant.editor().put("/api/v1/rules/" + rule, body).status()).isEqualTo(200);
        return publish("rules", rule);
    }

    private Answer drl(String name, String text) {
        var body = Json.createObjectBuilder()
                .add("name", name)
                .add("kind", "drl")
                .add("text", text)
                .build();
        return tenant.editor().post("/api/v1/rules", body);
    }

    private Answer publish(String what, String id) {
        return tenant.editor().post("/api/v1/" + what + "/" + id + "/publish", "{\"reason\": \"summer\"}");
    }

    private Answer rulebook(String name, String rule) {
        return rulebook(name, rule, "{}");
    }

    private Answer rulebook(String name, String rule, String guardrails) {
        return tenant.editor()
                .post(
                        "/api/v1/rulebooks",
                        "{\"name\": \"" + name + "\", \"rules\": [\"" + rule + "\"], \"guardrails\": " + guardrails
                                + "}");
    }

    private static String id(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().getString("id");
    }
}
