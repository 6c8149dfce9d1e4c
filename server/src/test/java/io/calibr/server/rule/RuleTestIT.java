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

import static io.calibr.server.rule.AuthoredRule.OFFERS;
import static io.calibr.server.rule.AuthoredRule.list;
import static io.calibr.server.rule.AuthoredRule.op;
import static io.calibr.server.rule.AuthoredRule.set;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class RuleTestIT {

    private static final String TESTS = """
            example,category,stock,regular,expect-price,expect-rows
            summer,Kitchen > Cups,70,10.00,8.00,cups
            others,Kitchen > Forks,1,10.00,10.00,
            """;

    private final RunningCalibr calibr;
    private TestTenant tenant;
    private AuthoredRule rule;

    RuleTestIT(RunningCalibr calibr) {
        this.calibr = calibr;
        this.tenant = calibr.newTenant();
        this.rule = AuthoredRule.table(tenant, OFFERS);
    }

    @BeforeEach
    void aRule() {
        tenant = calibr.newTenant();
        rule = AuthoredRule.table(tenant, OFFERS);
    }

    @Test
    void everyTestSaysWhatWasExpectedAndWhatCameOut() {
        var saved = save(0, TESTS);

        assertThat(saved.getInt("failing")).isEqualTo(1);
        assertThat(saved.getInt("revision")).isEqualTo(1);
        var summer = list(saved, "cases").getFirst();
        assertThat(summer.getInt("line")).isEqualTo(2);
        assertThat(summer.getBoolean("passed")).isFalse();
        assertThat(summer.getJsonObject("expected").getJsonObject("price").getString("amount"))
                .isEqualTo("8.00");
        assertThat(summer.getJsonObject("expected")).doesNotContainKey("outcome");
        assertThat(summer.getJsonObject("actual").getJsonObject("price").getString("amount"))
                .isEqualTo("9.00");
        assertThat(summer.getJsonObject("actual").getString("outcome")).isEqualTo("priced");
        assertThat(summer.getJsonObject("actual").getJsonArray("rows").getString(0))
                .isEqualTo("cups");
        assertThat(list(saved, "cases").getLast().getBoolean("passed")).isTrue();
        assertThat(rule.read("/tests").getString("text")).isEqualTo(TESTS);
    }

    @Test
    void rowsThatNothingTouchedAreNamed() {
        var tests = save(0, TESTS);

        assertThat(list(tests, "coverage"))
                .extracting(row -> row.getString("row") + " " + row.getInt("tests") + " " + row.containsKey("hits"))
                .containsExactly("cups 1 false", "plates 0 false", "rest 1 false");
        assertThat(tests.getJsonArray("untouched").toString()).isEqualTo("[\"plates\"]");
    }

    @Test
    void theNewestRunCountsBesideTheTests() {
        var text = """
                # table: tenth-off
                # stage: adjust
                # hit-policy: first
                id,category under,percent
                cups,Kitchen > Cups,-10
                plates,Kitchen > Plates,-5
                """;
        var offers = AuthoredRule.of(tenant, "Tenth off", "table", text);
        offers.publish("for a run");
        tenant.editor().post("/api/v1/price-lists", "{\"slug\": \"retail\"}");
        var imported = tenant.editor()
                .send(
                        "POST",
                        "/api/v1/catalog/import?priceList=retail",
                        "text/csv",
                        "sku,title,list_price,currency,category,subcategory\nMUG,Mug,10,USD,Kitchen,Cups\n");
        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        var run =
                tenant.editor().post("/api/v1/runs", "{\"priceList\": \"retail\", \"rule\": \"" + offers.id() + "\"}");
        assertThat(run.status()).as(run.body()).isBetween(200, 299);

        var tests = offers.read("/tests");

        assertThat(list(tests, "coverage"))
                .extracting(row -> row.getString("row") + " " + row.getInt("hits"))
                .containsExactly("cups 1", "plates 0");
        assertThat(tests.getJsonArray("untouched").toString()).isEqualTo("[\"plates\"]");
    }

    @Test
    void aSaveOfTheTableRunsTheTestsAndPublishingNeedsAllOfThem() {
        save(0, TESTS);

        var failing = rule.patched(1, set("rest", "note", "all others"));
        var refused = tenant.editor().post(rule.path() + "/publish", "{}");
        var holding = rule.patched(2, set("cups", "percent", "-20"));

        assertThat(failing.getJsonObject("tests").getInt("cases")).isEqualTo(2);
        assertThat(failing.getJsonObject("tests").getInt("failing")).isEqualTo(1);
        assertThat(refused.problem()).isEqualTo("example-failed");
        assertThat(holding.getJsonObject("tests").getInt("failing")).isZero();
        assertThat(rule.publish("they hold")).isEqualTo(1);
    }

    @Test
    void aTryKeepsNothing() {
        var attempt = Json.createObjectBuilder()
                .add("text", TESTS)
                .add("table", OFFERS.replace("-10", "-20"))
                .build();

        var tried = tenant.viewer().post(rule.path() + "/tests/run", attempt);

        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(tried.json().getInt("failing")).isZero();
        assertThat(tried.json()).doesNotContainKey("revision");
        assertThat(rule.read("/tests").getString("text")).isEmpty();
    }

    @Test
    void whatKeepsTestsFromRunningIsFound() {
        var unreadable = save(0, "example,regular,expect-price\nsummer,ten,8.00\n");
        var rejected = rule.patched(1, op("remove-column", "column", "percent"));

        assertThat(list(unreadable, "findings").getFirst().getString("kind")).isEqualTo("bad-example");
        assertThat(list(unreadable, "cases")).isEmpty();
        assertThat(list(unreadable, "coverage")).hasSize(3);
        assertThat(rejected).doesNotContainKey("tests");
        assertThat(list(rule.read("/tests"), "findings").getFirst().getString("kind"))
                .isEqualTo("missing-column");
        assertThat(list(rule.read("/tests"), "coverage")).isEmpty();
    }

    @Test
    void testsAreSavedOverTheDraftThatTheirAuthorSaw() {
        save(0, TESTS);

        assertThat(put(0, TESTS).problem()).isEqualTo("changed-meanwhile");
        assertThat(rule.write(tenant.editor(), "PUT", "/tests", 1, "{}").problem())
                .isEqualTo("invalid-value");
        assertThat(rule.write(tenant.viewer(), "PUT", "/tests", 1, "{\"text\": \"\"}")
                        .status())
                .isEqualTo(403);
    }

    private JsonObject save(long revision, String tests) {
        var answer = put(revision, tests);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private Answer put(long revision, String tests) {
        return rule.write(
                tenant.editor(),
                "PUT",
                "/tests",
                revision,
                Json.createObjectBuilder().add("text", tests).build().toString());
    }
}
