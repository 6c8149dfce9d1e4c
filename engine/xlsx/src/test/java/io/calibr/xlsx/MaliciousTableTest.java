package io.calibr.xlsx;

import io.calibr.engine.dialect.RuleTableReader;
import io.calibr.engine.dialect.Watching;
import io.calibr.engine.json.BuilderReader;
import io.calibr.engine.json.JsonTableReader;
import io.calibr.engine.table.CsvTableReader;
import io.calibr.engine.table.Places;
import io.calibr.engine.table.Problem;
import io.calibr.engine.table.Problems;
import io.calibr.engine.table.Reading;
import io.calibr.engine.table.TableMaker;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static io.calibr.xlsx.Packed.row;
import static io.calibr.xlsx.Packed.text;
import static org.assertj.core.api.Assertions.assertThat;

/** Code where a value belongs, in every format and at every kind of place: refused with place and reason, never run. */
class MaliciousTableTest {

    private static final String TOUCH = "new java.io.File(\"MARKER\").createNewFile()";

    static final List<String> ATTACKS = List.of(
            TOUCH,
            TOUCH + ";",
            "Runtime.getRuntime().exec(\"touch MARKER\")",
            "System.exit(1)",
            "eval(" + TOUCH + ")",
            "0); " + TOUCH + "; price.percent(0",
            "0\" || " + TOUCH + " || \"a\" == \"a",
            "0' || " + TOUCH + " || 'a",
            "0 /* */ || " + TOUCH,
            "0 // \\u000a " + TOUCH,
            "\\u0022 || " + TOUCH,
            "#{" + TOUCH + "}",
            "${" + TOUCH + "}",
            "@{" + TOUCH + "}",
            "${jndi:ldap://127.0.0.1:9/x}",
            "[1,2].{? " + TOUCH + "}",
            "new Object() {{ " + TOUCH + "; }}",
            "() -> " + TOUCH,
            "new int[] { 1 }",
            "Class.forName(\"java.lang.Runtime\")",
            "getClass().getClassLoader()",
            "this.class.name()",
            "brand!.class",
            "drools.getKieRuntime().halt()",
            "modify($p) { stock = 1 }",
            "insert(new Object())",
            "while (true) {}",
            "function void x() { " + TOUCH + "; }",
            "declare X a : int = 1 end",
            "query q end",
            "import static java.lang.System.exit;",
            "global java.lang.Runtime r",
            "dialect \"mvel\"",
            "salience (1 + 1)",
            "timer (expr: 1)",
            "from java.util.List.of(1)",
            "accumulate( Product(); sum(1) )",
            "/products[ stock > 1 ]",
            "matches \"(a+)+$\"",
            "$param } { $param",
            "forall(&&){" + TOUCH + "}",
            "end rule \"x\" when then " + TOUCH + "; end",
            "=cmd|' /C calc'!A0",
            "=HYPERLINK(\"http://127.0.0.1:9\")",
            "+1+cmd|' /C calc'!A0",
            "@SUM(1)",
            "<script>alert(1)</script>",
            "'; drop table calibr.rule; --",
            "\u202E1",
            "1\u200B",
            "\u0661\u0662",
            "1" + "0".repeat(5_000));

    /** The kinds of places in a table that no text may be written to freely. */
    record Spot(String name, String header, String id, String number, String action, String stage) {
        static List<Spot> all(String attack) {
            return List.of(
                    new Spot("header", attack, "r1", "1", "1", "adjust"),
                    new Spot("id", "stock >", attack, "1", "1", "adjust"),
                    new Spot("condition", "stock >", "r1", attack, "1", "adjust"),
                    new Spot("action", "stock >", "r1", "1", attack, "adjust"),
                    new Spot("property", "stock >", "r1", "1", "1", attack),
                    new Spot("formula", "when", "r1", attack, "1", "adjust"));
        }

        Reading csv() {
            return new CsvTableReader(TableMaker.VOCABULARY)
                    .read(
                            "x.csv",
                            quoted("# table: x") + "\n" + quoted("# stage: " + stage) + "\n# hit-policy: first\n"
                                    + "id,"
                                    + quoted(header) + ",percent\n" + quoted(id) + "," + quoted(number) + ","
                                    + quoted(action) + "\n");
        }

        Reading json() {
            return new JsonTableReader(TableMaker.VOCABULARY)
                    .read(
                            "x.json",
                            "{\"table\":\"x\",\"stage\":" + string(stage)
                                    + ",\"hitPolicy\":\"first\",\"columns\":[\"id\","
                                    + string(header) + ",\"percent\"],\"rows\":[{\"id\":" + string(id) + ",\"cells\":{"
                                    + string(header) + ":" + string(number) + ",\"percent\":" + string(action)
                                    + "}}]}");
        }

        List<Problem> xlsx() {
            var file = Packed.sheet(row(1, text("A1", "# table: x"))
                    + row(2, text("A2", "# stage:"), text("B2", stage))
                    + row(3, text("A3", "# hit-policy: first"))
                    + row(4, text("A4", "id"), text("B4", header), text("C4", "percent"))
                    + row(5, text("A5", id), text("B5", number), text("C5", action)));
            return switch (new XlsxTableReader(TableMaker.VOCABULARY).read("x.xlsx", file.open())) {
                case WorkbookReading.Accepted accepted -> List.of();
                case WorkbookReading.Refused(var problems) -> problems;
            };
        }

        /** As the table's snippets and cells; the property becomes a global. */
        List<Problem> ruleTable() {
            var csv = (stage.equals("adjust") ? "" : "Variables," + quoted(stage) + "\n")
                    + "RuleTable x\nNAME,CONDITION,ACTION\n,Product,\n,"
                    + quoted(header.equals("stock >") ? "stock > $param" : header)
                    + "," + quoted(header.equals("when") ? number : "price.percent($param);") + "\n,,\n"
                    + quoted(id) + "," + quoted(number) + "," + quoted(action) + "\n";
            var grid = CsvTableReader.grid(
                            new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), new Problems("x.csv"))
                    .orElseThrow();
            return new RuleTableReader(TableMaker.VOCABULARY, Optional.of(Currency.getInstance("USD")))
                    .read(grid, Places.lines("x.csv")).stream()
                            .flatMap(reading -> problems(reading).stream())
                            .toList();
        }

        private static List<Problem> problems(Reading reading) {
            return reading instanceof Reading.Refused(var found) ? found : List.of();
        }

        /** As a rule that a form on a screen built. */
        Reading builder() {
            return new BuilderReader(TableMaker.VOCABULARY)
                    .read(
                            "x.json",
                            "{\"table\":" + string(id) + ",\"selector\":{\"field\":" + string(header)
                                    + ",\"op\":\"gt\",\"value\":" + string(number)
                                    + "},\"transform\":{\"op\":\"percent\",\"value\":" + string(action)
                                    + "},\"schedule\":"
                                    + string(stage.equals("adjust") ? "immediate" : stage) + "}");
        }

        List<List<Problem>> everywhere() {
            return List.of(problems(csv()), problems(json()), problems(builder()), xlsx(), ruleTable());
        }

        private static String quoted(String cell) {
            return "\"" + cell.replace("\"", "\"\"") + "\"";
        }

        private static String string(String text) {
            return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
    }

    @ParameterizedTest
    @FieldSource("ATTACKS")
    @Timeout(60)
    void isRefusedWithPlaceAndReason(String attack, @TempDir Path directory) {
        var marker = directory.resolve("marker");

        for (var spot : Spot.all(attack.replace("MARKER", marker.toString()))) {
            assertThat(spot.everywhere())
                    .as(spot.name())
                    .allSatisfy(problems -> assertThat(problems).isNotEmpty().allSatisfy(problem -> {
                        assertThat(problem.message()).isNotBlank().hasSizeLessThan(1_000);
                        assertThat(problem.place().line()).isPositive();
                    }));
        }
        assertThat(Files.exists(marker)).isFalse();
    }

    @Test
    void readingLoadsNoCompiler() throws Exception {
        var loaded = Watching.loadedBy(TableReadings.class);

        assertThat(loaded).contains(XlsxTableReader.class.getName(), RuleTableReader.class.getName());
        assertThat(loaded).noneMatch(Watching.COMPILERS.asMatchPredicate());
        assertThat(loaded).noneMatch(name -> name.startsWith("org.drools.drl.parser"));
    }
}
