package io.calibr.engine.json;

import io.calibr.engine.table.CsvTableReader;
import io.calibr.engine.table.CsvTableWriter;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.Problem;
import io.calibr.engine.table.Reading;
import io.calibr.engine.vocabulary.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BuilderReaderTest {

    private static final String TENTH_OFF = "{\"op\": \"percent\", \"value\": -10}";

    @Test
    void isATableOfOneRow() {
        var table = read("""
                {
                  "table": "clearance",
                  "currency": "USD",
                  "selector": {"and": [
                    {"field": "category", "op": "under", "value": "Bikes > Road Bikes"},
                    {"or": [{"tags": ["old", "worn"]}, {"price": {"from": 10, "to": "20.50"}}]},
                    {"not": {"sku": ["A-1"]}}]},
                  "transform": {"op": "percent", "value": -10, "floor": 9.99, "maxDecrease": 15, "onBreach": "clamp",
                                "compareAt": "regular"},
                  "schedule": {"effective": "2026-11-27T00:00 ..", "weekly": "mon-fri 08:00-18:00"}
                }""");

        assertThat(table).isEqualTo(csv("""
                        # table: clearance
                        # stage: adjust
                        # hit-policy: first
                        # currency: USD
                        # effective: 2026-11-27T00:00 ..
                        # weekly: mon-fri 08:00-18:00
                        id,when,percent,compare-at,floor clamp,max-decrease clamp
                        rule,category under Bikes > Road Bikes and (tags any-of old | worn or price between 10 .. 20.50) and not sku in A-1,-10,regular,9.99,15
                        """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " # ",
            value = {
                "\"all\" # {\"op\": \"multiply\", \"value\": 0.9} # id,multiply;rule,0.9",
                "{\"sku\": [\"A\", \"B\"]} # {\"op\": \"cost-plus\", \"value\": \"40\"} # id,sku in,cost-plus;rule,A | B,40",
                "{\"price\": {\"to\": 5}} # {\"op\": \"set\", \"value\": 5} # id,price <=,set;rule,5,5",
                "{\"field\": \"brand\", \"op\": \"in\", \"value\": [\"Acme\"]} # {\"op\": \"ending\", \"value\": 0.99}"
                        + " # id,brand in,ending nearest;rule,Acme,0.99",
                "{\"field\": \"title\", \"op\": \"startsWith\", \"value\": \"A\"}"
                        + " # {\"op\": \"step\", \"value\": 5, \"mode\": \"up\"} # id,title starts-with,step up;rule,A,5"
            })
    void eachFormIsWhatATableWouldSay(String selector, String transform, String rows) {
        var table = read(rule(selector, transform));

        assertThat(new CsvTableWriter().write(table)).endsWith(rows.replace(";", "\n") + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " # ",
            value = {
                "{} # bad-json # /selector",
                "\"everything\" # bad-json # /selector",
                "null # bad-json # /selector",
                "[] # bad-json # /selector",
                "{\"all\": true} # unknown-member # /selector/all",
                "{\"skus\": [\"A\"]} # unknown-member # /selector/skus",
                "{\"sku\": []} # bad-list # /selector/sku",
                "{\"sku\": [\"A\"], \"tags\": [\"a\"]} # bad-json # /selector",
                "{\"field\": \"bramd\", \"op\": \"eq\", \"value\": \"A\"} # unknown-term # /selector/field",
                "{\"field\": \"brand\", \"op\": \"like\", \"value\": \"A\"} # unknown-operator # /selector/op",
                "{\"field\": \"stock\", \"op\": \"under\", \"value\": 3} # operator-misfit # /selector/op",
                "{\"field\": \"stock\", \"op\": \"gt\", \"value\": \"many\"} # bad-number # /selector/value",
                "{\"field\": \"stock\", \"op\": \"gt\"} # bad-json # /selector",
                "{\"field\": \"brand\", \"op\": \"eq\", \"value\": \"A\", \"case\": 1} # unknown-member # /selector/case",
                "{\"and\": [{\"not\": {\"sku\": [{}]}}]} # bad-json # /selector/and/0/not/sku/0",
                "{\"price\": {}} # bad-range # /selector/price",
                "{\"price\": {\"from\": 20, \"to\": 10}} # bad-range # /selector/price"
            })
    void aSelectorThatIsNoneRefusesTheRuleAndNeverMeansAll(String selector, String kind, String pointer) {
        assertThat(problems(rule(selector, TENTH_OFF))).anySatisfy(problem -> {
            assertThat(problem.kind().word()).isEqualTo(kind);
            assertThat(problem.place().column()).contains(pointer);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " # ",
            value = {
                "{\"op\": \"percnt\", \"value\": 1} # unknown-action # /transform/op",
                "{\"op\": \"floor\", \"value\": 1} # unknown-action # /transform/op",
                "{\"op\": \"percent\"} # bad-json # /transform",
                "{\"op\": \"percent\", \"value\": -100} # out-of-range # /transform/value",
                "{\"op\": \"percent\", \"value\": [1]} # bad-json # /transform/value",
                "{\"op\": \"percent\", \"value\": 1, \"mode\": \"up\"} # bad-modifier # /transform/mode",
                "{\"op\": \"percent\", \"value\": 1, \"floor\": 2} # bad-modifier # /transform",
                "{\"op\": \"percent\", \"value\": 1, \"onBreach\": \"hold\"} # bad-modifier # /transform/onBreach",
                "{\"op\": \"percent\", \"value\": 1, \"round\": \"up\"} # unknown-member # /transform/round",
                "{\"op\": \"ending\", \"value\": 0.99, \"compareAt\": \"regular\"} # wrong-stage # /transform/compareAt",
                "\"percent\" # bad-json # /transform"
            })
    void aTransformThatIsNoneRefusesTheRule(String transform, String kind, String pointer) {
        assertThat(problems(rule("\"all\"", transform))).anySatisfy(problem -> {
            assertThat(problem.kind().word()).isEqualTo(kind);
            assertThat(problem.place().column()).contains(pointer);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " # ",
            value = {
                "{\"table\": \"t\", \"transform\": T} # bad-json",
                "{\"selector\": \"all\", \"transform\": T} # bad-json",
                "{\"table\": \"T T\", \"selector\": \"all\", \"transform\": T} # bad-property",
                "{\"table\": \"t\", \"selector\": \"all\", \"transform\": T, \"schedule\": \"later\"} # bad-json",
                "{\"table\": \"t\", \"selector\": \"all\", \"transform\": T, \"schedule\": {\"cron\": \"0 8 * * 1\"}}"
                        + " # unknown-member",
                "{\"table\": \"t\", \"selector\": \"all\", \"transform\": T, \"schedule\": {\"weekly\": \"monday\"}}"
                        + " # bad-property",
                "{\"table\": \"t\", \"table\": \"u\", \"selector\": \"all\", \"transform\": T} # bad-json",
                "{\"table\": \"t\", \"selector\": \"all\", \"transform\": T} x # bad-json",
                "{\"table\": \"t\", \"currency\": \"XXZ\", \"selector\": \"all\", \"transform\": T} # bad-property",
                "[] # bad-json",
                "{ # bad-json"
            })
    void whatIsNoRuleIsRefused(String text, String kind) {
        assertThat(problems(text.replace("T}", TENTH_OFF + "}").replace("T,", TENTH_OFF + ",")))
                .extracting(problem -> problem.kind().word())
                .contains(kind);
    }

    @Test
    void aDeepDocumentIsRefused() {
        assertThat(problems("[".repeat(10_000))).singleElement().returns(Problem.Kind.TOO_LARGE, Problem::kind);
    }

    private static String rule(String selector, String transform) {
        return "{\"table\": \"t\", \"currency\": \"USD\", \"selector\": " + selector + ", \"transform\": " + transform
                + "}";
    }

    private static DecisionTable read(String text) {
        return new BuilderReader(Vocabulary.standard())
                .read("t.rule.json", text)
                .orThrow();
    }

    /** The same table, as if it had no layout. */
    private static DecisionTable csv(String text) {
        var table =
                new CsvTableReader(Vocabulary.standard()).read("t.csv", text).orThrow();
        return new DecisionTable(
                table.name(),
                table.stage(),
                table.hitPolicy(),
                table.currency(),
                List.of(),
                table.rows(),
                table.schedule());
    }

    private static List<Problem> problems(String text) {
        return new BuilderReader(Vocabulary.standard()).read("t.rule.json", text) instanceof Reading.Refused(var found)
                ? found
                : List.of();
    }
}
