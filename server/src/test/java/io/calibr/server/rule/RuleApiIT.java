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

/** Drafts of rules: made, edited and archived. */
@ExtendWith(CalibrServer.class)
class RuleApiIT {

    private final RunningCalibr calibr;
    private TestTenant tenant;
    private Authors authors;

    RuleApiIT(RunningCalibr calibr) {
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
    void aDraftIsKeptWithItsStageAndAnEntityTag() {
        var made = authors.create("Tenth off", TENTH_OFF);

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"0\"");
        assertThat(made.json().getString("slug")).isEqualTo("tenth-off");
        assertThat(made.json().getString("stage")).isEqualTo("adjust");
        assertThat(made.json().containsKey("publishedVersion")).isFalse();
    }

    @Test
    void aDraftThatMakesNoSenseIsKeptAllTheSame() {
        var made = authors.create("Half an idea", "percent");

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().containsKey("stage")).isFalse();
    }

    @Test
    void aSlugIsTakenOnce() {
        authors.create("Tenth off", TENTH_OFF);

        assertThat(authors.create("Tenth off", TENTH_OFF).problem()).isEqualTo("name-taken");
    }

    @Test
    void whoeverHasTheSlugOfAnArchivedRuleIsTold() {
        var archived = id(authors.create("Tenth off", TENTH_OFF));
        tenant.editor().delete("/api/v1/rules/" + archived);

        var refused = authors.create("Tenth  Off", TENTH_OFF);

        assertThat(refused.problem()).isEqualTo("name-taken");
        assertThat(refused.json().getString("detail"))
                .isEqualTo("the archived rule \"Tenth off\" keeps its slug: choose another slug or name");
        assertThat(refused.json().getString("archived")).isEqualTo(archived);
    }

    @Test
    void theSecondOfTwoAuthorsIsToldThatTheDraftHasChanged() {
        var rule = id(authors.create("Tenth off", TENTH_OFF));

        var first = authors.edit(rule, 0, TENTH_OFF.replace("-10", "-11"));
        var second = authors.edit(rule, 0, TENTH_OFF.replace("-10", "-12"));

        assertThat(first.json().getInt("version")).isEqualTo(1);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("changed-meanwhile");
        assertThat(second.json().getInt("version")).isEqualTo(1);
    }

    @Test
    void anIfMatchHeaderSaysTheVersionToo() {
        var rule = id(authors.create("Tenth off", TENTH_OFF));

        var stale = tenant.editor().with("If-Match", "\"7\"").put("/api/v1/rules/" + rule, "{\"name\": \"Other\"}");
        var fresh = tenant.editor().with("If-Match", "\"0\"").put("/api/v1/rules/" + rule, "{\"name\": \"Other\"}");

        assertThat(stale.status()).isEqualTo(409);
        assertThat(fresh.json().getString("name")).isEqualTo("Other");
    }

    @Test
    void anEditThatDoesNotSayWhatItEditsIsRefused() {
        var rule = id(authors.create("Tenth off", TENTH_OFF));

        assertThat(tenant.editor()
                        .put("/api/v1/rules/" + rule, "{\"name\": \"Other\"}")
                        .problem())
                .isEqualTo("invalid-value");
    }

    @Test
    void aRuleInARulebookIsNotArchivedAndAnyOtherIs() {
        var used = id(authors.create("Used", TENTH_OFF));
        var unused = id(authors.create("Unused", TENTH_OFF));
        authors.rulebook("Retail", used);

        assertThat(tenant.editor().delete("/api/v1/rules/" + used).problem()).isEqualTo("rule-in-use");
        assertThat(tenant.editor().delete("/api/v1/rules/" + unused).status()).isEqualTo(204);
        assertThat(tenant.viewer().get("/api/v1/rules").json().getJsonArray("items"))
                .hasSize(1);
    }

    @Test
    void anArchivedRulePricesNothingAnyMore() {
        tenant.editor().post("/api/v1/price-lists", "{\"slug\": \"retail\"}");
        var rule = id(authors.create("Tenth off", TENTH_OFF));
        authors.publish("rules", rule);
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
    void viewersDoNotWrite() {
        var rule = id(authors.create("Tenth off", TENTH_OFF));

        assertThat(tenant.viewer()
                        .post("/api/v1/rules", Authors.newRule("X", TENTH_OFF))
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
}
