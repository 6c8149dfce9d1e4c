package io.calibr.server.rule;

import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class RuleTableIT {

    private static final String OFFERS = """
            # table: offers
            # stage: adjust
            # hit-policy: first
            # currency: USD
            id,category under,stock between,percent,note
            cups,Kitchen > Cups,60 .. 80,-10,Summer
            rest,,,0,
            """;
    private static final String DRL = """
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

    RuleTableIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aTenant() {
        tenant = calibr.newTenant();
    }

    @Test
    void aTableIsColumnsAndRowsThatReadAloud() {
        var table = table(rule("table", OFFERS, ""), "");

        assertThat(table.getString("slug")).isEqualTo("offers");
        assertThat(table.getString("status")).isEqualTo("DRAFT");
        assertThat(table.getString("hitPolicy")).isEqualTo("first");
        assertThat(table.getString("stage")).isEqualTo("adjust");
        assertThat(table.getString("currency")).isEqualTo("USD");
        assertThat(table).doesNotContainKey("version");
        assertThat(list(table, "columns"))
                .extracting(column -> column.getString("name") + ", " + column.getString("kind") + ", "
                        + column.getString("term", "none") + ", " + column.getString("type") + ", "
                        + column.getString("label"))
                .containsExactly(
                        "category under, WHEN, category, PATH, Category under",
                        "stock between, WHEN, stock, NUMBER, Stock between",
                        "percent, THEN, percent, PERCENT, Percent",
                        "note, NOTE, none, TEXT, Note");
        var cups = list(table, "rows").getFirst();
        assertThat(cups.getString("id")).isEqualTo("cups");
        assertThat(cups.getInt("number")).isEqualTo(1);
        assertThat(cups.getJsonArray("cells").getValuesAs(JsonString::getString))
                .containsExactly("Kitchen > Cups", "60 .. 80", "-10", "Summer");
        assertThat(cups.getString("sentence"))
                .isEqualTo("When Category is under Kitchen > Cups and Stock is 60 to 80, then take 10 % off");
        assertThat(list(table, "problems")).isEmpty();
    }

    @Test
    void versionsAreShownByNumber() {
        var id = rule("table", OFFERS, "");
        publish(id);
        edit(id, OFFERS.replace("-10", "-20"), 0);
        publish(id);

        assertThat(table(id, "?version=1").getString("status")).isEqualTo("SUPERSEDED");
        assertThat(table(id, "?version=1").toString()).contains("take 10 % off");
        assertThat(table(id, "?version=2").getString("status")).isEqualTo("PUBLISHED");
        assertThat(table(id, "").getString("status")).isEqualTo("PUBLISHED");
        assertThat(table(id, "").getInt("version")).isEqualTo(2);
        edit(id, OFFERS.replace("-10", "-30"), 1);
        assertThat(table(id, "").getString("status")).isEqualTo("DRAFT");
        assertThat(table(id, "").toString()).contains("take 30 % off");
    }

    @Test
    void aTableThatIsRefusedIsShownWithItsProblems() {
        var id = rule("table", OFFERS.replace("rest,,,0,", "rest,,many .. 80,0,"), "");

        var table = table(id, "");

        assertThat(list(table, "rows")).extracting(row -> row.getString("id")).containsExactly("cups", "rest");
        assertThat(list(table, "rows").getLast()).doesNotContainKey("sentence");
        assertThat(list(table, "problems")).singleElement().satisfies(problem -> {
            assertThat(problem.getString("row")).isEqualTo("rest");
            assertThat(problem.getInt("rowNumber")).isEqualTo(2);
            assertThat(problem.getString("column")).isEqualTo("stock between");
            assertThat(problem.getString("severity")).isEqualTo("ERROR");
            assertThat(problem.getString("code")).isEqualTo("bad-number");
            assertThat(problem.getString("text")).contains("many");
        });
    }

    @Test
    void anUnknownHeaderIsAProblemOfItsColumn() {
        var table = table(rule("table", OFFERS.replace("stock between", "stok between"), ""), "");

        assertThat(list(table, "columns").get(1).getString("kind")).isEqualTo("UNKNOWN");
        assertThat(list(table, "problems").getFirst().getString("column")).isEqualTo("stok between");
        assertThat(list(table, "problems").getFirst().getString("suggestion")).isEqualTo("stock");
        assertThat(list(table, "problems").getFirst()).doesNotContainKeys("row", "rowNumber");
    }

    @Test
    void anExampleThatFailsIsAProblemOfTheWhole() {
        var table = table(
                rule(
                        "table",
                        OFFERS,
                        "example,regular,category,stock,expect-price\nA cup,10.00,Kitchen > Cups,70,8.00\n"),
                "");

        assertThat(list(table, "problems")).singleElement().satisfies(problem -> {
            assertThat(problem.getString("code")).isEqualTo("example-failed");
            assertThat(problem.getString("text")).contains("8.00", "9.00");
            assertThat(problem).doesNotContainKeys("row", "column");
        });
    }

    @Test
    void whatIsNotATableIsNotFound() {
        var drl = rule("drl", DRL, "");
        var table = rule("table", OFFERS, "");

        assertThat(get(drl, "").status()).isEqualTo(404);
        assertThat(get(drl, "").json().getString("detail")).isEqualTo("the rule is not a table");
        assertThat(get(table, "?version=7").problem()).isEqualTo("rule-not-found");
        assertThat(get("0197ffff-ffff-7fff-8fff-ffffffffffff", "").problem()).isEqualTo("rule-not-found");
        assertThat(get(table, "?version=last").json().getString("parameter")).isEqualTo("version");
        assertThat(calibr.newTenant()
                        .owner()
                        .get("/api/v1/rules/" + table + "/table")
                        .status())
                .isEqualTo(404);
    }

    private String rule(String kind, String text, String examples) {
        var body = Json.createObjectBuilder()
                .add("name", kind.equals("drl") ? "Overstock" : "Offers")
                .add("kind", kind)
                .add("text", text)
                .add("examples", examples);
        var made = tenant.editor().post("/api/v1/rules", body.build());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().getString("id");
    }

    private void edit(String id, String text, int version) {
        var body = Json.createObjectBuilder().add("text", text).add("version", version);
        var edited = tenant.editor().put("/api/v1/rules/" + id, body.build());
        assertThat(edited.status()).as(edited.body()).isEqualTo(200);
    }

    private void publish(String id) {
        var published = tenant.editor().post("/api/v1/rules/" + id + "/publish", "{\"reason\": \"test\"}");
        assertThat(published.status()).as(published.body()).isEqualTo(200);
    }

    private Answer get(String id, String query) {
        return tenant.editor().get("/api/v1/rules/" + id + "/table" + query);
    }

    private JsonObject table(String id, String query) {
        var answer = get(id, query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<JsonObject> list(JsonObject object, String name) {
        return object.getJsonArray(name).getValuesAs(JsonObject.class);
    }
}
