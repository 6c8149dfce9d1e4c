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
import static io.calibr.server.rule.AuthoredRule.cell;
import static io.calibr.server.rule.AuthoredRule.ids;
import static io.calibr.server.rule.AuthoredRule.list;
import static io.calibr.server.rule.AuthoredRule.op;
import static io.calibr.server.rule.AuthoredRule.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(CalibrServer.class)
class RuleVersionIT {

    private final RunningCalibr calibr;
    private TestTenant tenant;
    private AuthoredRule rule;

    RuleVersionIT(RunningCalibr calibr) {
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
    void theDraftIsComparedWithWhatWasPublishedLast() {
        rule.publish("first");
        rule.patched(
                0,
                set("cups", "percent", "-12"),
                op("move", "row", "rest", "before", "cups"),
                op("remove", "row", "plates"),
                op("add-column", "column", "stock >", "before", ""),
                op("property", "name", "hit-policy", "value", "collect"));

        var diff = rule.read("/diff");

        assertThat(diff.getString("from")).isEqualTo("1");
        assertThat(diff.getString("to")).isEqualTo("draft");
        assertThat(list(diff, "properties")).singleElement().satisfies(property -> {
            assertThat(property.getString("name")).isEqualTo("hit-policy");
            assertThat(property.getString("before")).isEqualTo("first");
            assertThat(property.getString("after")).isEqualTo("collect");
        });
        assertThat(list(diff, "columns"))
                .extracting(JsonObject::toString)
                .containsExactly("{\"change\":\"ADDED\",\"column\":\"stock >\"}");
        assertThat(list(diff, "rows"))
                .extracting(row -> row.getString("row") + " " + row.getString("change"))
                .containsExactly("rest MOVED", "cups CHANGED", "plates REMOVED");
        var cell = list(list(diff, "rows").get(1), "cells").getFirst();
        assertThat(cell.getString("before") + " " + cell.getString("after")).isEqualTo("-10 -12");
        assertThat(list(rule.read("/diff?from=draft&to=1"), "rows"))
                .extracting(row -> row.getString("row") + " " + row.getString("change"))
                .containsExactly("cups MOVED", "plates ADDED");
        assertThat(list(rule.read("/diff?from=1&to=1"), "rows")).isEmpty();
    }

    @Test
    void whatIsNoTableIsComparedByLines() {
        var drl = AuthoredRule.of(calibr.newTenant(), "drl", drl(5));
        drl.publish("first");
        drl.write(drl.tenant().editor(), "PUT", "", 0, json("text", drl(7)));

        var diff = drl.read("/diff");

        assertThat(list(diff, "lines"))
                .extracting(line -> line.getString("change") + line.getInt("line") + line.getString("text"))
                .containsExactly("REMOVED11    price.percent(-5);", "ADDED11    price.percent(-7);");
        assertThat(list(diff, "rows")).isEmpty();
    }

    @Test
    void aVersionIsRestoredWithItsTests() {
        rule.write(
                tenant.editor(), "PUT", "/tests", 0, json("text", "example,regular,expect-price\nany,10.00,10.00\n"));
        rule.publish("first");
        rule.patched(1, op("remove", "row", "cups"));
        rule.write(tenant.editor(), "PUT", "/tests", 2, json("text", ""));

        var answer = rule.write(tenant.editor(), "POST", "/restore", 3, "{\"version\": 1}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"4\"");
        assertThat(rule.text()).isEqualTo(OFFERS);
        assertThat(rule.read("/table").getString("status")).isEqualTo("PUBLISHED");
        var saved = list(rule.read("/patches"), "items").getFirst();
        assertThat(saved.getString("action")).isEqualTo("RESTORE");
        assertThat(saved.getJsonArray("patches")).hasSize(1);
        assertThat(rule.write(tenant.editor(), "POST", "/restore", 3, "{\"version\": 1}")
                        .problem())
                .isEqualTo("changed-meanwhile");
        assertThat(rule.write(tenant.editor(), "POST", "/restore", 4, "{\"version\": 9}")
                        .problem())
                .isEqualTo("rule-not-found");
    }

    @Test
    void everyCellIsPutDownToWhoWroteIt() {
        rule.publish("first");
        rule.patched(0, set("cups", "percent", "-11"));
        rule.publish("second");
        rule.patch(tenant.owner(), "", 1, set("rest", "percent", "-1"));

        var blame = rule.read("/blame");

        assertThat(list(blame, "rows").toString()).contains("\"row\":\"plates\"");
        assertThat(cell(blame, "cups", "category under").getInt("version")).isEqualTo(1);
        assertThat(cell(blame, "cups", "percent").getInt("version")).isEqualTo(2);
        assertThat(cell(blame, "cups", "percent").getJsonObject("by").getString("name"))
                .isEqualTo("EDITOR");
        assertThat(cell(blame, "rest", "percent")).doesNotContainKey("version");
        assertThat(cell(blame, "rest", "percent").getJsonObject("by").getString("name"))
                .isEqualTo("OWNER");
        assertThat(cell(rule.read("/blame?version=1"), "cups", "percent").getInt("version"))
                .isEqualTo(1);
    }

    @Test
    void aBranchIsEditedBesideTheDraftAndMergedByCell() {
        rule.branch("summer");
        rule.patched(0, set("cups", "note", "Autumn"));
        var branch = rule.patch(
                tenant.owner(), "?branch=summer", 0, set("cups", "percent", "-20"), op("remove", "row", "plates"));

        var merged = rule.write(tenant.editor(), "POST", "/branches/summer/merge", 1, "{}");

        assertThat(branch.json().getString("branch")).isEqualTo("summer");
        assertThat(branch.json().getInt("revision")).isEqualTo(1);
        assertThat(merged.status()).as(merged.body()).isEqualTo(200);
        assertThat(merged.header("ETag")).isEqualTo("\"2\"");
        assertThat(ids(merged.json())).containsExactly("cups", "rest");
        assertThat(rule.text()).contains("cups,Kitchen > Cups,60 .. 80,-20,Autumn\n");
        assertThat(list(rule.read("/diff?from=branch:summer"), "rows")).hasSize(1);
        var again = rule.write(tenant.editor(), "POST", "/branches/summer/merge", 2, "{}");
        assertThat(ids(again.json())).containsExactly("cups", "rest");
        assertThat(list(rule.read("/patches?branch=summer"), "items"))
                .extracting(save -> save.getJsonObject("by").getString("name"))
                .containsExactly("EDITOR", "EDITOR", "OWNER");
    }

    @Test
    void conflictsAreListedAndSettled() {
        rule.branch("summer");
        rule.patched(0, set("cups", "percent", "-12"), op("remove", "row", "plates"));
        rule.patch(tenant.editor(), "?branch=summer", 0, set("cups", "percent", "-20"), set("plates", "percent", "-6"));

        var refused = rule.write(tenant.editor(), "POST", "/branches/summer/merge", 1, "{}");
        var merged = rule.write(tenant.editor(), "POST", "/branches/summer/merge", 1, """
                {"resolutions": [{"row": "cups", "column": "percent", "value": "-15"}, {"row": "plates", "value": "kept"}]}""");

        assertThat(refused.problem()).isEqualTo("merge-conflict");
        assertThat(list(refused.json(), "conflicts"))
                .extracting(JsonObject::toString)
                .containsExactlyInAnyOrder(
                        "{\"row\":\"cups\",\"column\":\"percent\",\"base\":\"-10\",\"ours\":\"-12\",\"theirs\":\"-20\"}",
                        "{\"row\":\"plates\",\"base\":\"\",\"ours\":\"removed\",\"theirs\":\"kept\"}");
        assertThat(merged.status()).as(merged.body()).isEqualTo(200);
        assertThat(ids(merged.json())).containsExactly("cups", "plates", "rest");
        assertThat(rule.text()).contains("-15").contains("plates,Kitchen > Plates,,-6,\n");
    }

    @Test
    void branchesAreListedAndDeleted() {
        rule.publish("first");
        rule.patched(0, op("remove", "row", "cups"));
        var branches = rule.path() + "/branches";
        rule.branch("summer", 1);

        assertThat(list(rule.read("/branches"), "items")).singleElement().satisfies(branch -> {
            assertThat(branch.getString("name")).isEqualTo("summer");
            assertThat(branch.getInt("from")).isEqualTo(1);
            assertThat(branch.getJsonObject("by").getString("name")).isEqualTo("EDITOR");
        });
        assertThat(ids(rule.read("/table?branch=summer"))).containsExactly("cups", "plates", "rest");
        assertThat(tenant.editor().post(branches, "{\"name\": \"summer\"}").problem())
                .isEqualTo("name-taken");
        assertThat(tenant.editor().post(branches, "{\"name\": \"Summer!\"}").problem())
                .isEqualTo("invalid-value");
        assertThat(tenant.editor()
                        .post(branches, "{\"name\": \"x\", \"from\": 7}")
                        .problem())
                .isEqualTo("rule-not-found");
        assertThat(tenant.viewer().delete(branches + "/summer").status()).isEqualTo(403);
        assertThat(tenant.editor().delete(branches + "/summer").status()).isEqualTo(204);
        assertThat(rule.get("/table?branch=summer").problem()).isEqualTo("branch-not-found");
        assertThat(tenant.editor().delete(branches + "/summer").problem()).isEqualTo("branch-not-found");
    }

    @Test
    void whatWasPublishedNeverChanges() {
        rule.publish("first");
        rule.patched(0, set("cups", "percent", "-11"));

        for (var statement : new String[] {
            "update rule_version set text = 'other'",
            "delete from rule_version",
            "update rule_patch set action = 'text'",
            "delete from rule_patch"
        }) {
            assertThatThrownBy(() -> tenant.execute(statement))
                    .as(statement)
                    .hasRootCauseMessage("ERROR: permission denied for table "
                            + (statement.contains("rule_version") ? "rule_version" : "rule_patch"));
        }
        assertThat(list(rule.read("/versions"), "items").getFirst().getString("text"))
                .isEqualTo(OFFERS);
    }

    @Test
    void theListSaysWhoPublishedWhy() {
        rule.publish("for the summer");

        var listed = list(tenant.viewer().get("/api/v1/rules").json(), "items").getFirst();

        assertThat(listed.getJsonObject("published").getInt("version")).isEqualTo(1);
        assertThat(listed.getJsonObject("published").getString("reason")).isEqualTo("for the summer");
        assertThat(listed.getJsonObject("published").getJsonObject("by").getString("name"))
                .isEqualTo("EDITOR");
        assertThat(rule.read("").getJsonObject("published").getInt("version")).isEqualTo(1);
    }

    @Test
    void theirVersionsAndBranchesAreNotFound() {
        rule.publish("first");
        rule.branch("summer");
        var mine = calibr.newTenant().owner();

        for (var path : new String[] {"/diff", "/blame", "/patches", "/branches", "/tests", "/table?branch=summer"}) {
            assertThat(mine.get(rule.path() + path)).as(path).returns(404, Answer::status);
        }
        assertThat(rule.write(mine, "POST", "/restore", 0, "{\"version\": 1}").status())
                .isEqualTo(404);
        assertThat(rule.write(mine, "POST", "/branches/summer/merge", 0, "{}").status())
                .isEqualTo(404);
        assertThat(mine.delete(rule.path() + "/branches/summer").status()).isEqualTo(404);
    }

    private static String json(String name, String value) {
        return Json.createObjectBuilder().add(name, value).build().toString();
    }

    private static String drl(int percent) {
        var text = """
                package calibr.overstock;

                import io.calibr.facts.Product;
                global io.calibr.facts.Price price;

                rule "overstock"
                    agenda-group "adjust"
                when
                    Product( stock > 20 )
                then
                    price.percent(-%d);
                end
                """;
        return text.replace("%d", Integer.toString(percent));
    }
}
