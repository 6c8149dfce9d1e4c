package io.calibr.server.rule;

import io.calibr.server.tenant.Tenancy;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.calibr.server.rule.Authors.TENTH_OFF;
import static io.calibr.server.rule.Authors.id;
import static org.assertj.core.api.Assertions.assertThat;

/** Rulebooks pin what was published of their rules. */
@ExtendWith(CalibrServer.class)
class RulebookIT {

    private final RunningCalibr calibr;
    private TestTenant tenant;
    private Authors authors;

    RulebookIT(RunningCalibr calibr) {
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
    void aRulebookPinsThePublishedVersionsOfItsRules() {
        var rule = id(authors.create("Tenth off", TENTH_OFF));
        var pinned = authors.publish("rules", rule).json().getString("id");
        var rulebook = id(authors.rulebook("Retail", rule));

        var first = authors.publish("rulebooks", rulebook);
        authors.edit(rule, 0, TENTH_OFF.replace("-10", "-15"));
        var again = authors.publish("rulebooks", rulebook);
        authors.publish("rules", rule);
        var next = authors.publish("rulebooks", rulebook);

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
        var rule = id(authors.create("Tenth off", TENTH_OFF));
        var rulebook = id(authors.rulebook("Retail", rule));

        var answer = authors.publish("rulebooks", rulebook);

        assertThat(answer.problem()).isEqualTo("table-rejected");
        assertThat(answer.json().getJsonArray("findings").getJsonObject(0).getString("kind"))
                .isEqualTo("not-published");
    }

    @Test
    void aRulebooksGuardrailsAreReadInTheWordsOfTables() {
        var rule = id(authors.create("Tenth off", TENTH_OFF));
        authors.publish("rules", rule);
        var good = authors.rulebook(
                "Good",
                rule,
                "{\"currency\": \"USD\", \"bounds\": {\"min-margin hold\": \"25\", \"floor clamp\": \"5.00\"}}");
        var bad = authors.rulebook("Bad", rule, "{\"bounds\": {\"min-margim hold\": \"25\"}}");

        var published = authors.publish("rulebooks", id(good));
        var refused = authors.publish("rulebooks", id(bad));

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
        var rule = id(authors.create("Tenth off", TENTH_OFF));
        authors.publish("rules", rule);
        var rulebook = id(authors.rulebook("Retail", rule));
        var version = authors.publish("rulebooks", rulebook).json();

        var sets = calibr.bean(RuleSets.class);
        var bySlug = Tenancy.call(tenant.id(), () -> sets.latestOfRulebook(tenant.project(), "retail"));
        var byId = Tenancy.call(tenant.id(), () -> sets.latestOfRulebook(tenant.project(), rulebook));

        assertThat(bySlug.version()).hasToString(version.getString("id"));
        assertThat(bySlug.rules().hash()).isEqualTo(version.getString("hash"));
        assertThat(byId.rules()).isSameAs(bySlug.rules());
    }
}
