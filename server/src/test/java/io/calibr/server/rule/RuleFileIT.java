package io.calibr.server.rule;

import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.Client;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class RuleFileIT {

    private static final String XLSX = RuleFileResource.XLSX;
    private static final String OFFERS = """
            # table: offers
            # stage: adjust
            # hit-policy: first
            # currency: USD
            id,title contains,stock >,percent,floor hold,note
            home,'@home,20,-10,9.90,'=1+1
            rest,,,0,,
            """;
    private static final String SPRING = """
            RuleSet,com.example
            RuleTable Spring
            CONDITION,ACTION
            Product,
            stock > $param,"price.floor($param, ""hold"");"
            Stock,Floor
            20,9.99
            """;

    private final RunningCalibr calibr;
    private TestTenant tenant;

    RuleFileIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aTenant() {
        tenant = calibr.newTenant();
    }

    @Test
    void aWorkbookComesBackAsTheSameDraft() {
        var id = rule(OFFERS);

        var file = tenant.viewer().download(path(id, "table.xlsx"));
        var put = put(id, "table.xlsx", XLSX, file, 0);

        assertThat(put.status()).as(put.body()).isEqualTo(200);
        assertThat(put.header("ETag")).isEqualTo("\"1\"");
        assertThat(put.json().getInt("revision")).isEqualTo(1);
        assertThat(put.json().getJsonArray("problems")).isEmpty();
        assertThat(text(id)).isEqualTo(OFFERS);
    }

    @Test
    void aTableAsJsonComesBackAsTheSameDraft() {
        var id = rule(OFFERS);

        var got = tenant.viewer().get(path(id, "table.json"));
        var put = put(id, "table.json", "application/json", bytes(got.body()), 0);

        assertThat(got.header("ETag")).isEqualTo("\"0\"");
        assertThat(got.header("Content-Disposition")).contains("offers.json");
        assertThat(got.json().getJsonArray("rows").getJsonObject(0).getJsonObject("cells"))
                .hasToString(Json.createObjectBuilder()
                        .add("title contains", "@home")
                        .add("stock >", "20")
                        .add("percent", "-10")
                        .add("floor hold", "9.90")
                        .add("note", "=1+1")
                        .build()
                        .toString());
        assertThat(put.status()).as(put.body()).isEqualTo(200);
        assertThat(text(id)).isEqualTo(OFFERS);
    }

    @Test
    void whatOthersSavedMeanwhileIsNotOverwritten() {
        var id = rule(OFFERS);
        var file = tenant.viewer().download(path(id, "table.xlsx"));
        put(id, "table.xlsx", XLSX, file, 0);

        assertThat(put(id, "table.xlsx", XLSX, file, 0).problem()).isEqualTo("changed-meanwhile");
        assertThat(tenant.editor()
                        .upload("PUT", path(id, "table.xlsx"), XLSX, file)
                        .problem())
                .isEqualTo("invalid-value");
    }

    @Test
    void aPublishedVersionIsGivenOutByNumber() {
        var id = rule(OFFERS);
        var published = tenant.editor().post("/api/v1/rules/" + id + "/publish", "{\"reason\": \"test\"}");
        assertThat(published.status()).as(published.body()).isEqualTo(200);
        put(id, "table.json", "application/json", bytes(json("-20")), 0);

        var version = tenant.viewer().get(path(id, "table.json") + "?version=1");

        assertThat(version.body()).contains("-10").doesNotContain("-20");
        assertThat(version.header("ETag")).isEmpty();
        assertThat(tenant.viewer().get(path(id, "table.json") + "?version=9").problem())
                .isEqualTo("rule-not-found");
    }

    @Test
    void aBranchIsGivenOutByName() {
        var id = rule(OFFERS);
        assertThat(tenant.editor()
                        .post("/api/v1/rules/" + id + "/branches", "{\"name\": \"summer\"}")
                        .status())
                .isEqualTo(201);
        put(id, "table.json", "application/json", bytes(json("-20")), 0);

        var branch = tenant.viewer().get(path(id, "table.json") + "?branch=summer");
        var workbook = tenant.viewer().download(path(id, "table.xlsx") + "?branch=summer");

        assertThat(branch.body()).contains("-10").doesNotContain("-20");
        assertThat(branch.header("ETag")).isEqualTo("\"0\"");
        assertThat(branch.header("Content-Disposition")).contains("offers-summer.json");
        put(id, "table.xlsx", XLSX, workbook, 1);
        assertThat(text(id)).isEqualTo(OFFERS);
        assertThat(tenant.viewer()
                        .get(path(id, "table.json") + "?branch=winter")
                        .problem())
                .isEqualTo("branch-not-found");
        assertThat(tenant.viewer()
                        .get(path(id, "table.json") + "?branch=summer&version=1")
                        .problem())
                .isEqualTo("invalid-value");
    }

    @Test
    void aWorkbookThatIsRefusedNamesItsCellsAndChangesNothing() throws IOException {
        var id = rule(OFFERS);
        var file = tenant.viewer().download(path(id, "table.xlsx"));
        var broken = changed(
                file,
                sheet -> sheet.replace("<v>-10.0</v>", "<f>1+1</f><v>2</v>").replace("<v>20.0</v>", "<v>1E+15</v>"));

        var refused = put(id, "table.xlsx", XLSX, broken, 0);

        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("table-rejected");
        assertThat(findings(refused))
                .extracting(finding -> finding.getString("column") + " " + finding.getString("kind"))
                .containsExactlyInAnyOrder("offers!D7 formula", "offers!C7 bad-number");
        assertThat(text(id)).isEqualTo(OFFERS);
    }

    @Test
    void jsonThatIsRefusedNamesLineAndPointer() {
        var id = rule(OFFERS);

        var refused = put(id, "table.json", "application/json", bytes(json("many")), 0);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(findings(refused)).singleElement().satisfies(finding -> {
            assertThat(finding.getInt("line")).isEqualTo(2);
            assertThat(finding.getString("column")).isEqualTo("/rows/0/cells/percent");
        });
    }

    @Test
    void aDroolsSpreadsheetBecomesARule() {
        var made = imported("text/csv", bytes(SPRING), "?currency=USD");

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        var rule = made.json().getJsonArray("rules").getJsonObject(0);
        assertThat(rule.getString("slug")).isEqualTo("spring");
        assertThat(rule.getString("text")).isEqualTo("""
                # table: spring
                # stage: adjust
                # hit-policy: collect
                # currency: USD
                id,stock >,floor hold
                r7,20,9.99
                """);
        assertThat(imported("text/csv", bytes(SPRING), "").problem()).isEqualTo("name-taken");
        assertThat(imported("text/csv", bytes(SPRING), "?currency=XXZ").problem())
                .isEqualTo("invalid-value");
    }

    @Test
    void aDroolsSpreadsheetThatDoesNotMapIsRefusedCellByCell() {
        var refused = imported(
                "text/csv",
                bytes(SPRING.replace("stock > $param", "eval(Runtime.getRuntime().exec($param))")
                        .replace("20,9.99", "20,many")),
                "");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(findings(refused))
                .extracting(finding ->
                        finding.getInt("line") + " " + finding.getString("column") + " " + finding.getString("kind"))
                .containsExactly("5 A outside-dialect", "7 B (floor hold) bad-number");
        assertThat(tenant.editor().get("/api/v1/rules").json().getJsonArray("items"))
                .isEmpty();
    }

    @Test
    void tablesOfEveryFormatAreImported() {
        var file = tenant.viewer().download(path(rule(OFFERS), "table.xlsx"));
        tenant = calibr.newTenant();

        var workbook = imported(XLSX, file, "");
        var csv = imported("text/csv", bytes(OFFERS.replace("offers", "offers-2")), "");
        var json = imported("application/json", bytes(json("-5")), "");

        assertThat(workbook.status()).as(workbook.body()).isEqualTo(201);
        assertThat(workbook.json().getJsonArray("notes").getString(0)).isEqualTo("How to");
        assertThat(csv.status()).as(csv.body()).isEqualTo(201);
        assertThat(json.status()).as(json.body()).isEqualTo(201);
        assertThat(tenant.viewer().get("/api/v1/rules").json().getJsonArray("items"))
                .hasSize(3);
    }

    @Test
    void onlyEditorsWriteAndOnlyTablesAreFiles() {
        var id = rule(OFFERS);
        var drl = tenant.editor()
                .post(
                        "/api/v1/rules",
                        Json.createObjectBuilder()
                                .add("name", "Drl")
                                .add("kind", "drl")
                                .add("text", "package calibr.x;")
                                .build())
                .json()
                .getString("id");

        assertThat(tenant.viewer()
                        .with("If-Match", "\"0\"")
                        .upload("PUT", path(id, "table.json"), "application/json", bytes(json("1")))
                        .status())
                .isEqualTo(403);
        assertThat(tenant.viewer()
                        .upload("POST", "/api/v1/rules/import", "text/csv", bytes(OFFERS))
                        .status())
                .isEqualTo(403);
        assertThat(tenant.editor().get(path(drl, "table.json")).status()).isEqualTo(404);
        assertThat(put(drl, "table.json", "application/json", bytes(json("1")), 0)
                        .status())
                .isEqualTo(404);
        assertThat(put(id, "table.xlsx", "text/plain", bytes("x"), 0).status()).isEqualTo(415);
        assertThat(calibr.newTenant().owner().get(path(id, "table.json")).status())
                .isEqualTo(404);
    }

    @Test
    void whatIsNoWorkbookIsRefused() {
        var id = rule(OFFERS);

        for (var file : List.of("", "PK", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>")) {
            var refused = put(id, "table.xlsx", XLSX, bytes(file), 0);
            assertThat(refused.status()).as(refused.body()).isEqualTo(422);
            assertThat(findings(refused))
                    .extracting(finding -> finding.getString("kind"))
                    .containsExactly("bad-workbook");
        }
    }

    @Test
    void aFileThatComesSlowlyHoldsNoConnectionAndIsTheOnlyOneOfItsSender() throws IOException {
        var path = "/api/v1/rules/import";
        var slow = posting(tenant.editor(), path);
        slow.getOutputStream().write(bytes(OFFERS));
        slow.getOutputStream().flush();

        var second = RuleFileIT.<Answer>until(
                () -> imported("text/csv", bytes("id\n"), ""), answer -> answer.status() == 429);
        var waiting = until(() -> tenant.ask("""
                        select count(*) from pg_stat_activity
                         where state like 'idle in transaction%' and state_change < now() - interval '200 ms'"""), Long.valueOf(0)::equals);
        slow.getOutputStream().close();

        assertThat(second.problem()).isEqualTo("too-many-questions");
        assertThat(waiting).isEqualTo(0L);
        assertThat(slow.getResponseCode()).isEqualTo(201);
    }

    /** A CSV on its way, as far as it is written. */
    private static HttpURLConnection posting(Client client, String path) throws IOException {
        var connection = (HttpURLConnection) client.base().resolve(path).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setChunkedStreamingMode(1_024);
        connection.setRequestProperty("Content-Type", "text/csv");
        client.headers().forEach(connection::setRequestProperty);
        return connection;
    }

    private static <T> T until(Supplier<T> look, Predicate<T> done) {
        return Stream.generate(look).limit(500).filter(done).findFirst().orElseThrow();
    }

    private String rule(String text) {
        var body = Json.createObjectBuilder()
                .add("name", "Offers")
                .add("kind", "table")
                .add("text", text)
                .build();
        var made = tenant.editor().post("/api/v1/rules", body);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().getString("id");
    }

    private static String path(String id, String file) {
        return "/api/v1/rules/" + id + "/" + file;
    }

    private static String json(String percent) {
        return """
                {"table": "more-offers", "stage": "adjust", "hitPolicy": "first", "columns": ["id", "percent"],
                 "rows": [{"id": "r1", "cells": {"percent": "PERCENT"}}]}
                """.replace("PERCENT", percent);
    }

    private Answer put(String id, String file, String type, byte[] content, int version) {
        return tenant.editor().with("If-Match", "\"" + version + "\"").upload("PUT", path(id, file), type, content);
    }

    private Answer imported(String type, byte[] content, String query) {
        return tenant.editor().upload("POST", "/api/v1/rules/import" + query, type, content);
    }

    private String text(String id) {
        return tenant.viewer().get("/api/v1/rules/" + id).json().getString("text");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<JsonObject> findings(Answer answer) {
        return answer.json().getJsonArray("findings").getValuesAs(JsonObject.class);
    }

    private interface Change {
        String of(String sheet);
    }

    /** The workbook with its first sheet changed. */
    private static byte[] changed(byte[] file, Change change) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(file));
                var zip = new ZipOutputStream(out)) {
            for (var part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                var content = in.readAllBytes();
                zip.putNextEntry(new ZipEntry(part.getName()));
                zip.write(
                        part.getName().equals("xl/worksheets/sheet1.xml")
                                ? bytes(change.of(new String(content, StandardCharsets.UTF_8)))
                                : content);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
