package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class RunNamesIT {

    private final RunningCalibr calibr;
    private Shop shop;

    RunNamesIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aShop() {
        shop = Shop.open(calibr.newTenant());
    }

    @Test
    void aRunNamesItsRulesItsListAndItsPeople() {
        var run = shop.run(shop.approved());

        var rules = run.getJsonObject("inputs").getJsonObject("rules");
        assertThat(rules.getString("kind")).isEqualTo("RULEBOOK");
        assertThat(rules.getString("slug")).isEqualTo("summer");
        assertThat(rules.getString("name")).isEqualTo("Summer");
        assertThat(rules.getInt("version")).isEqualTo(1);
        assertThat(run.getJsonObject("inputs").getJsonObject("list").toString())
                .contains("\"slug\":\"retail\"", "\"name\":\"Retail\"", "\"currency\":\"USD\"");
        assertThat(person(run, "requester")).isEqualTo("EDITOR " + id(run, "requestedBy"));
        assertThat(person(run, "approver")).isEqualTo("OWNER " + id(run, "approvedBy"));
    }

    @Test
    void aRunOfOneRuleNamesThatRule() {
        var run = shop.run(Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs", "{\"rule\": \"tenth-off\"}"))));

        var rules = run.getJsonObject("inputs").getJsonObject("rules");
        assertThat(rules.getString("kind")).isEqualTo("RULE");
        assertThat(rules.getString("name")).isEqualTo("Tenth off");
        assertThat(run.getJsonObject("people")).doesNotContainKeys("approver", "approvedBy");
    }

    @Test
    void anUndoRunNamesNoRules() {
        var run = shop.applied().getString("id");

        var undo = Shop.ok(201, shop.editor().post("/api/v1/runs/" + run + "/rollback"))
                .json();

        assertThat(undo.getJsonObject("inputs")).doesNotContainKey("rules");
        assertThat(undo.getJsonObject("inputs").getString("undoOf")).isEqualTo(run);
        assertThat(person(undo, "requester")).isEqualTo("EDITOR " + id(undo, "requestedBy"));
    }

    @Test
    void aPageShowsEachRunWithItsOwnNamesAndCounts() {
        var first = shop.applied().getString("id");
        var second = Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs", "{\"rule\": \"tenth-off\"}")));
        var third = Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs/" + first + "/rollback")));

        var page = shop.items("/api/v1/runs?limit=3");

        assertThat(page).extracting(run -> run.getString("id")).containsExactly(third, second, first);
        assertThat(page).allSatisfy(run -> assertThat(run).isEqualTo(shop.run(run.getString("id"))));
        assertThat(page.get(0).getJsonObject("targets").getInt("preview")).isEqualTo(2);
        assertThat(page.get(1).getJsonObject("targets").getInt("all")).isZero();
        assertThat(page.get(2).getJsonObject("targets").getInt("applied")).isEqualTo(2);
    }

    private static String person(JsonObject run, String who) {
        var person = run.getJsonObject("people").getJsonObject(who);
        return person.getString("name") + " " + person.getString("id");
    }

    private static String id(JsonObject run, String who) {
        return run.getJsonObject("people").getString(who);
    }
}
