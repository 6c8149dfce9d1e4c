package io.calibr.server.rule;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.calibr.server.rule.Authors.TENTH_OFF;
import static io.calibr.server.rule.Authors.id;
import static org.assertj.core.api.Assertions.assertThat;

/** What a draft has to be before it is published, and what is published of it. */
@ExtendWith(CalibrServer.class)
class RulePublishIT {

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
    private Authors authors;

    RulePublishIT(RunningCalibr calibr) {
        this.calibr = calibr;
        this.tenant = calibr.newTenant();
        this.authors = new Authors(tenant);
    }

    @BeforeEach
    void aTenant() {
        tenant = calibr.newTenant();
        authors = new Authors(tenant);
    }

    @Test
    void validatingSaysWhereAnUnknownWordStands() {
        var rule = id(authors.create("Tenth off", TENTH_OFF.replace("category under", "colour is")));

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
        var rule = id(authors.create("Tenth off", TENTH_OFF.replace("-10", "ten")));

        var answer = authors.publish("rules", rule);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("table-rejected");
        assertThat(answer.json().getJsonArray("findings").getJsonObject(0).getInt("line"))
                .isEqualTo(5);
        assertThat(tenant.ask("select count(*) from rule_version")).isEqualTo(0L);
    }

    @Test
    void anExampleThatDoesNotHoldKeepsTheRuleFromBeingPublishedAndIsNamed() {
        var rule = id(authors.create("Tenth off", TENTH_OFF));
        var failing = "example,category,regular,expect-price\nsummer,Kitchen > Cups,10.00,8.00\n";
        var holding = failing.replace("8.00", "9.00");

        var refused = authors.withExamples(rule, 0, failing);
        var published = authors.withExamples(rule, 1, holding);

        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("example-failed");
        var finding = refused.json().getJsonArray("findings").getJsonObject(0);
        assertThat(finding.getInt("line")).isEqualTo(2);
        assertThat(finding.getString("message")).isEqualTo("example summer: expect-price 8.00 USD, but was 9.00 USD");
        assertThat(published.status()).as(published.body()).isEqualTo(200);
    }

    @Test
    void examplesThatCannotBeReadAreRefusedToo() {
        var rule = id(authors.create("Tenth off", TENTH_OFF));

        var answer = authors.withExamples(rule, 0, "example,regular,expect-prize\nsummer,10.00,8.00\n");

        assertThat(answer.problem()).isEqualTo("table-rejected");
        assertThat(answer.json().getJsonArray("findings").getJsonObject(0).getString("kind"))
                .isEqualTo("bad-example");
    }

    @Test
    void drlIsARuleTooAndWhatIsOutsideTheDialectIsRefusedWithItsPlace() {
        var good = authors.drl("Overstock", OVERSTOCK);
        var bad = authors.drl("Evil", OVERSTOCK.replace("price.percent(-5)", "Runtime.getRuntime().exec(\"true\")"));

        var published = authors.publish("rules", id(good));
        var refused = authors.publish("rules", id(bad));

        assertThat(published.status()).as(published.body()).isEqualTo(200);
        assertThat(refused.problem()).isEqualTo("table-rejected");
        assertThat(refused.json().getJsonArray("findings").getJsonObject(0).getInt("line"))
                .isGreaterThan(1);
    }

    @Test
    void publishingTheSameTextAgainIsTheSameVersionAndAnotherTextTheNext() {
        var rule = id(authors.create("Tenth off", TENTH_OFF));

        var first = authors.publish("rules", rule);
        var again = authors.publish("rules", rule);
        authors.edit(rule, 0, TENTH_OFF.replace("-10", "-15"));
        var next = authors.publish("rules", rule);

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
        var rule = id(authors.create("Tenth off", TENTH_OFF));
        var path = "/api/v1/rules/" + rule + "/publish";
        authors.edit(rule, 0, TENTH_OFF.replace("-10", "-15"));

        var unseen = tenant.editor().with("If-Match", "\"0\"").post(path, "{}");
        var seen = tenant.editor().with("If-Match", "\"1\"").post(path, "{}");

        assertThat(unseen.problem()).as(unseen.body()).isEqualTo("changed-meanwhile");
        assertThat(unseen.json().getInt("version")).isEqualTo(1);
        assertThat(seen.json().getInt("number")).isEqualTo(1);
    }

    @Test
    void aVersionTellsWhoPublishedItAndWhy() {
        var rule = id(authors.create("Tenth off", TENTH_OFF));

        var version = authors.publish("rules", rule).json();

        assertThat(version.getString("reason")).isEqualTo("summer");
        assertThat(version.getString("publishedBy"))
                .isEqualTo(String.valueOf(tenant.users().get("EDITOR")));
        assertThat(tenant.ask("select count(*) from audit where action = 'rule.published'"))
                .isEqualTo(1L);
    }

    @Test
    void publishedVersionsCannotBeChanged() {
        var rule = id(authors.create("Tenth off", TENTH_OFF));
        authors.publish("rules", rule);

        authors.edit(rule, 0, TENTH_OFF.replace("-10", "-15"));

        assertThat(tenant.ask("select text from rule_version")).isEqualTo(TENTH_OFF);
    }
}
