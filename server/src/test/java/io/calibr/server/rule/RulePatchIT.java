package io.calibr.server.rule;

import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.calibr.server.rule.AuthoredRule.OFFERS;
import static io.calibr.server.rule.AuthoredRule.ids;
import static io.calibr.server.rule.AuthoredRule.list;
import static io.calibr.server.rule.AuthoredRule.op;
import static io.calibr.server.rule.AuthoredRule.set;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class RulePatchIT {

    private final RunningCalibr calibr;
    private TestTenant tenant;
    private AuthoredRule rule;

    RulePatchIT(RunningCalibr calibr) {
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
    void aCellIsEditedAndNothingElseOfTheTextChanges() {
        var answer = rule.patch(0, set("plates", "percent", "-7"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.json().getInt("revision")).isEqualTo(1);
        assertThat(list(answer.json(), "rows").get(1).getString("sentence")).contains("take 7 % off");
        assertThat(rule.text())
                .isEqualTo(OFFERS.replace("plates,Kitchen > Plates,,-5,", "plates,Kitchen > Plates,,-7,"));
        assertThat(answer.json().getJsonArray("inverse").getJsonObject(0).getString("value"))
                .isEqualTo("-5");
    }

    @Test
    void rowsColumnsAndPropertiesAreEditedInOneList() {
        var table = rule.patched(
                0,
                op("move", "row", "plates", "before", "cups"),
                op("rename", "row", "plates", "to", "dishes"),
                "{\"op\": \"insert\", \"row\": \"bikes\", \"before\": \"rest\", \"cells\": {\"percent\": \"-3\"}}",
                op("remove-column", "column", "stock between"),
                op("add-column", "column", "stock >", "before", "percent"),
                set("bikes", "stock >", "20"),
                op("rename-column", "column", "note", "to", "exclusive-group"),
                set("cups", "exclusive-group", ""),
                op("property", "name", "hit-policy", "value", "collect"));

        assertThat(ids(table)).containsExactly("dishes", "cups", "bikes", "rest");
        assertThat(table.getString("hitPolicy")).isEqualTo("collect");
        assertThat(list(table, "problems")).isEmpty();
        assertThat(rule.text())
                .isEqualTo(AuthoredRule.lines(
                        "# table: offers",
                        "# stage: adjust",
                        "# hit-policy: collect",
                        "# currency: USD",
                        "id,category under,stock >,percent,exclusive-group",
                        "dishes,Kitchen > Plates,,-5,",
                        "cups,Kitchen > Cups,,-10,",
                        "bikes,,20,-3,",
                        "rest,,,0,"));
    }

    @Test
    void theInverseBringsTheTextBack() {
        var inverse = rule.patched(0, op("remove", "row", "cups"), op("remove-column", "column", "note"))
                .getJsonArray("inverse");

        var undone = rule.write(tenant.editor(), "PATCH", "/table", 1, "{\"patches\": " + inverse + "}");

        assertThat(undone.status()).as(undone.body()).isEqualTo(200);
        assertThat(rule.text()).isEqualTo(OFFERS);
    }

    @Test
    void oneThatDoesNotFitRefusesAll() {
        var answer = rule.patch(0, set("cups", "percent", "-1"), set("mugs", "percent", "-1"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("patch-rejected");
        assertThat(answer.json().getInt("index")).isEqualTo(1);
        assertThat(answer.json().getString("reason")).isEqualTo("there is no row \"mugs\"");
        assertThat(rule.text()).isEqualTo(OFFERS);
        assertThat(rule.patch(0, "{'op': 'set', 'row': 'cups'}").json().getString("reason"))
                .isEqualTo("set has no column");
        assertThat(rule.patch(0, "{'op': 'paint'}").problem()).isEqualTo("patch-rejected");
        assertThat(rule.patch(0).problem()).isEqualTo("invalid-value");
    }

    @Test
    void aTableWithProblemsIsEditedToo() {
        var broken = rule.patched(0, set("cups", "percent", "lots"), set("rest", "stock between", "many"));
        var mended = rule.patched(1, set("cups", "percent", "-10"), set("rest", "stock between", ""));

        assertThat(list(broken, "problems")).hasSize(2);
        assertThat(rule.read("").getString("stage")).isEqualTo("adjust");
        assertThat(list(mended, "problems")).isEmpty();
    }

    @Test
    void whoEditsMeanwhileIsToldTheRevisionAndLosesNothing() throws Exception {
        var together = new CyclicBarrier(2);
        var edits = IntStream.rangeClosed(1, 2)
                .<Callable<Answer>>mapToObj(percent -> () -> {
                    together.await();
                    return rule.patch(0, set("rest", "percent", "-" + percent));
                })
                .toList();

        try (var authors = Executors.newFixedThreadPool(2)) {
            var answers = authors.invokeAll(edits).stream()
                    .map(done -> done.resultNow())
                    .toList();

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            var later = answers.stream()
                    .filter(answer -> answer.status() == 409)
                    .findFirst()
                    .orElseThrow();
            assertThat(later.problem()).isEqualTo("changed-meanwhile");
            assertThat(later.json().getInt("version")).isEqualTo(1);
        }
        rule.patched(1, set("cups", "note", "Winter"));
        assertThat(list(rule.read("/patches"), "items"))
                .extracting(edit -> edit.getInt("revision"))
                .containsExactly(2, 1);
    }

    @Test
    void everySaveIsKeptWithItsAuthor() {
        rule.patched(0, set("cups", "percent", "-1"));
        rule.patch(tenant.owner(), "", 1, set("cups", "percent", "-2"));
        rule.write(
                tenant.editor(),
                "PUT",
                "",
                2,
                Json.createObjectBuilder().add("text", OFFERS).build().toString());

        var saves = list(rule.read("/patches"), "items");

        assertThat(saves).extracting(save -> save.getString("action")).containsExactly("TEXT", "PATCH", "PATCH");
        assertThat(saves)
                .extracting(save -> save.getJsonObject("by").getString("name"))
                .containsExactly("EDITOR", "OWNER", "EDITOR");
        assertThat(saves).extracting(RulePatchIT::cell).containsExactly("-10", "-2", "-1");
        assertThat(tenant.ask("select count(*) from audit where action = 'rule.edited'"))
                .isEqualTo(3L);
        var first = rule.read("/patches?limit=2");
        assertThat(list(rule.read("/patches?limit=2&cursor=" + first.getString("nextCursor")), "items"))
                .singleElement()
                .returns(1, save -> save.getInt("revision"));
    }

    @Test
    void onlyEditorsEditAndOnlyTables() {
        var drl = AuthoredRule.of(calibr.newTenant(), "drl", "package calibr.x;");

        assertThat(rule.patch(tenant.viewer(), "", 0, set("cups", "percent", "-1"))
                        .status())
                .isEqualTo(403);
        assertThat(tenant.editor()
                        .send("PATCH", rule.path() + "/table", "application/json", "{\"patches\": []}")
                        .problem())
                .isEqualTo("invalid-value");
        assertThat(drl.patch(0, set("cups", "percent", "-1")).status()).isEqualTo(404);
        assertThat(rule.patch(calibr.newTenant().editor(), "", 0, set("cups", "percent", "-1"))
                        .status())
                .isEqualTo(404);
    }

    private static String cell(JsonObject save) {
        return save.getJsonArray("patches").getJsonObject(0).getString("value");
    }
}
