package io.calibr.server.rule;

import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import io.calibr.xlsx.HostileWorkbooks;
import io.calibr.xlsx.Packed;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.calibr.xlsx.Packed.row;
import static io.calibr.xlsx.Packed.text;
import static org.assertj.core.api.Assertions.assertThat;

/** Code sent to the routes that take rules: refused with place and reason, never run. */
@ExtendWith(CalibrServer.class)
class MaliciousRulesIT {

    private static final String TOUCH = "new java.io.File(\"MARKER\").createNewFile()";

    private static final List<String> DRL = List.of(
            rule("salience (1 + 1)", "Product()", "price.percent(-1);"),
            rule("enabled (" + TOUCH + ")", "Product()", "price.percent(-1);"),
            rule("timer (expr: " + TOUCH + ")", "Product()", "price.percent(-1);"),
            rule("", "Product( eval(" + TOUCH + ") )", "price.percent(-1);"),
            rule("", "Product( getClass().forName(\"x\") != null )", "price.percent(-1);"),
            rule("", "Product( brand matches \"(a+)+$\" )", "price.percent(-1);"),
            rule("", "Product() from java.util.List.of(" + TOUCH + ")", "price.percent(-1);"),
            rule("", "Product()", TOUCH + ";"),
            rule("", "Product()", "price.percent(-1); // \\u000a" + TOUCH + ";"),
            "package calibr.x;\nfunction void x() { " + TOUCH + "; }\n",
            "package calibr.x;\ndeclare X a : Object = " + TOUCH + " end\n",
            "package calibr.x;\nimport static java.lang.System.exit;\n",
            "package calibr.x;\nglobal java.lang.Runtime runtime;\n",
            "package calibr.x;\nquery \"q\" Product() eval(" + TOUCH + ") end\n");

    private static final List<String> CELLS = List.of(
            TOUCH, "0); " + TOUCH + "; price.percent(0", "eval(1)", "=cmd|' /C calc'!A0", "${" + TOUCH + "}", "#{1}");

    private static final String SOUND = """
            {"table": "x", "selector": {"field": "stock", "op": "gt", "value": 1}, "transform": {"op": "percent", "value": -1}}
            """;

    private static final List<String> BUILDER = List.of(
            SOUND.replace("stock", TOUCH.replace("\"", "'")),
            SOUND.replace("stock", "getClass().name"),
            SOUND.replace("\"gt\"", "\"eval\""),
            SOUND.replace("\"gt\"", "\"matches\"").replace(": 1", ": \"(a+)+$\""),
            SOUND.replace(": 1}", ": \"1) || eval(" + TOUCH.replace("\"", "'") + "\"}"),
            SOUND.replace(": 1}", ": {\"@class\": \"java.io.File\"}}"),
            SOUND.replace(": 1}", ": [[[1]]]}"),
            SOUND.replace(": 1}", ": 1e999999999}"),
            SOUND.replace("percent", "run"),
            SOUND.replace("-1}", "\"=1+1\"}"),
            SOUND.replace("\"table\"", "\"@type\": \"javax.script.ScriptEngineManager\", \"table\""),
            SOUND.replace("\"table\"", "\"__proto__\": {}, \"table\""),
            SOUND.replace("\"table\"", "\"table\": \"y\", \"table\""),
            SOUND.replace("\"x\"", "\"../../x\""),
            SOUND.replace(
                    "{\"field\": \"stock\", \"op\": \"gt\", \"value\": 1}", "[".repeat(9_000) + "]".repeat(9_000)),
            SOUND.replace("{\"field\"", "{\"not\": ".repeat(60) + "{\"field\"").replace("1}", "1}" + "}".repeat(60)),
            "package calibr.x;\nrule \"r1\" when eval(true) then " + TOUCH + "; end",
            "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>");

    private final RunningCalibr calibr;
    private TestTenant tenant;

    MaliciousRulesIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aTenant() {
        tenant = calibr.newTenant();
    }

    private static String rule(String head, String pattern, String call) {
        return "package calibr.x;\nimport io.calibr.facts.Product;\nglobal io.calibr.facts.Price price;\nrule \"r1\"\n"
                + "    agenda-group \"adjust\"\n    " + head + "\nwhen\n    " + pattern + "\nthen\n    " + call
                + "\nend\n";
    }

    private static String csv(String cell) {
        return "# table: x\n# stage: adjust\n# hit-policy: first\nid,stock >,percent\nr1,\""
                + cell.replace("\"", "\"\"") + "\",-1\n";
    }

    @Test
    void drlThatRunsCodeIsNeitherValidNorPublished(@TempDir Path directory) {
        var marker = directory.resolve("marker");
        var id = made("drl", "package calibr.x;");

        for (var attack : DRL) {
            refuses(id, attack.replace("MARKER", marker.toString()));
        }

        assertThat(marker).doesNotExist();
    }

    @Test
    void cellsOfCodeAreNeitherValidNorPublished(@TempDir Path directory) {
        var marker = directory.resolve("marker");
        var id = made("table", csv("1"));

        for (var attack : CELLS) {
            refuses(id, csv(attack.replace("MARKER", marker.toString())));
        }

        assertThat(marker).doesNotExist();
    }

    @Test
    void filesOfCodeReplaceNoDraftAndMakeNoRule(@TempDir Path directory) {
        var marker = directory.resolve("marker");
        var id = made("table", csv("1"));

        for (var attack : CELLS) {
            var cell = attack.replace("MARKER", marker.toString());
            var json = Json.createObjectBuilder()
                    .add("table", "y")
                    .add("stage", "adjust")
                    .add("hitPolicy", "first")
                    .add(
                            "columns",
                            Json.createArrayBuilder().add("id").add("stock >").add("percent"))
                    .add(
                            "rows",
                            Json.createArrayBuilder()
                                    .add(Json.createObjectBuilder()
                                            .add("id", "r1")
                                            .add(
                                                    "cells",
                                                    Json.createObjectBuilder()
                                                            .add("stock >", cell)
                                                            .add("percent", "1"))))
                    .build();
            isRefused(tenant.editor().with("If-Match", "\"0\"").put("/api/v1/rules/" + id + "/table.json", json));
            isRefused(tenant.editor().post("/api/v1/rules/import", json));
            isRefused(tenant.editor()
                    .upload(
                            "POST",
                            "/api/v1/rules/import",
                            "text/csv",
                            csv(cell).getBytes(StandardCharsets.UTF_8)));
        }

        assertThat(marker).doesNotExist();
        assertThat(tenant.viewer().get("/api/v1/rules").json().getJsonArray("items"))
                .hasSize(1);
    }

    @Test
    void builderRulesOfCodeAreNeitherValidNorPublishedNorPlannedWith(@TempDir Path directory) {
        var marker = directory.resolve("marker");
        tenant.editor().post("/api/v1/price-lists", "{\"slug\": \"retail\"}");
        var id = made("builder", SOUND);

        for (var attack : BUILDER) {
            var text = attack.replace("MARKER", marker.toString());
            refuses(id, text);
            isRefused(tenant.editor()
                    .post(
                            "/api/v1/plan",
                            Json.createObjectBuilder()
                                    .add(
                                            "rules",
                                            Json.createArrayBuilder()
                                                    .add(Json.createObjectBuilder()
                                                            .add("slug", "x")
                                                            .add("kind", "builder")
                                                            .add("text", text)))
                                    .build()));
        }

        assertThat(marker).doesNotExist();
        assertThat(tenant.viewer()
                        .get("/api/v1/rules/" + id + "/versions")
                        .json()
                        .getJsonArray("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.calibr.xlsx.HostileWorkbooks#attacks")
    void hostileWorkbooksReplaceNoDraftAndMakeNoRule(HostileWorkbooks.Attack attack) {
        var id = made("table", csv("1"));

        var put = tenant.editor()
                .with("If-Match", "\"0\"")
                .upload("PUT", "/api/v1/rules/" + id + "/table.xlsx", RuleFileResource.XLSX, attack.file());
        var made = tenant.editor().upload("POST", "/api/v1/rules/import", RuleFileResource.XLSX, attack.file());

        assertThat(List.of(put, made)).allSatisfy(answer -> {
            isRefused(answer);
            assertThat(answer.body()).doesNotContain("root:");
            assertThat(answer.json().getJsonArray("findings").getValuesAs(JsonObject.class))
                    .extracting(finding -> finding.getString("kind"))
                    .contains(attack.kind());
        });
        assertThat(tenant.viewer()
                        .get("/api/v1/rules")
                        .json()
                        .getJsonArray("items")
                        .getValuesAs(JsonObject.class))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.getString("text")).isEqualTo(csv("1"));
                    assertThat(rule.getInt("version")).isZero();
                });
    }

    @Test
    void cellsOfCodeInAWorkbookAreRefusedByName(@TempDir Path directory) {
        var marker = directory.resolve("marker");
        var id = made("table", csv("1"));

        for (var attack : CELLS) {
            var file = workbook(attack.replace("MARKER", marker.toString()));
            var put = tenant.editor()
                    .with("If-Match", "\"0\"")
                    .upload("PUT", "/api/v1/rules/" + id + "/table.xlsx", RuleFileResource.XLSX, file);
            var made = tenant.editor().upload("POST", "/api/v1/rules/import", RuleFileResource.XLSX, file);

            assertThat(List.of(put, made)).allSatisfy(answer -> {
                isRefused(answer);
                assertThat(answer.json().getJsonArray("findings").getValuesAs(JsonObject.class))
                        .extracting(finding -> finding.getString("column"))
                        .containsExactly("offers!B5");
            });
        }

        assertThat(marker).doesNotExist();
        assertThat(tenant.viewer().get("/api/v1/rules").json().getJsonArray("items"))
                .hasSize(1);
    }

    private static byte[] workbook(String cell) {
        return Packed.sheet(row(1, text("A1", "# table: y"))
                        + row(2, text("A2", "# stage: adjust"))
                        + row(3, text("A3", "# hit-policy: first"))
                        + row(4, text("A4", "id"), text("B4", "stock >"), text("C4", "percent"))
                        + row(5, text("A5", "r1"), text("B5", cell), text("C5", "-1")))
                .bytes();
    }

    /** As a trial, and as a draft that is to be published. */
    private void refuses(String id, String text) {
        var trial = tenant.editor()
                .post(
                        "/api/v1/rules/" + id + "/validate",
                        Json.createObjectBuilder().add("text", text).build());
        assertThat(trial.json().getBoolean("valid")).as(text).isFalse();
        assertThat(trial.json().getJsonArray("findings").getValuesAs(JsonObject.class))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.getInt("line")).isPositive());
        var rule = tenant.editor().get("/api/v1/rules/" + id).json();
        var edited = tenant.editor()
                .put(
                        "/api/v1/rules/" + id,
                        Json.createObjectBuilder()
                                .add("text", text)
                                .add("version", rule.getInt("version"))
                                .build());
        assertThat(edited.status()).as(edited.body()).isEqualTo(200);
        isRefused(tenant.editor().post("/api/v1/rules/" + id + "/publish", "{\"reason\": \"test\"}"));
    }

    private static void isRefused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("table-rejected");
        assertThat(answer.json().getJsonArray("findings").getValuesAs(JsonObject.class))
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.getInt("line")).isPositive();
                    assertThat(finding.getString("message")).isNotBlank();
                });
    }

    private String made(String kind, String text) {
        var made = tenant.editor()
                .post(
                        "/api/v1/rules",
                        Json.createObjectBuilder()
                                .add("name", "X")
                                .add("kind", kind)
                                .add("text", text)
                                .build());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().getString("id");
    }
}
