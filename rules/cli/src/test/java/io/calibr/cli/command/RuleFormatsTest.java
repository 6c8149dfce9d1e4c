package io.calibr.cli.command;

import io.calibr.engine.json.JsonTableWriter;
import io.calibr.xlsx.Packed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.calibr.xlsx.Packed.number;
import static io.calibr.xlsx.Packed.row;
import static io.calibr.xlsx.Packed.text;
import static org.assertj.core.api.Assertions.assertThat;

/** Rules as JSON, in workbooks and from the builder, beside those as CSV and DRL. */
class RuleFormatsTest {

    private static final String BUILDER = """
            {"table": "offers",
             "selector": {"field": "category", "op": "under", "value": "Kitchen > Cups"},
             "transform": {"op": "percent", "value": -10}}
            """;
    private static final String ENDINGS = """
            # table: endings
            # stage: round
            # hit-policy: first
            # currency: USD
            id,ending down
            all,0.99
            """;

    @TempDir
    Path folder;

    private Terminal shop;

    @BeforeEach
    void open() {
        shop = Terminal.shop(folder);
    }

    @Test
    void aTableIsTheSameInEveryForm() {
        var csv = plan();

        shop.delete("offers.table.csv");
        var json = in("offers.table.json", new JsonTableWriter().write(Terminal.table(Terminal.OFFERS)));
        var drl = in("offers.drl", """
                package calibr.offers;
                rule "cups" @hitPolicy("first") agenda-group "adjust"
                when Product( categoryPath contains "Kitchen > Cups" ) then price.percent(-10); end
                rule "plenty" @hitPolicy("first") agenda-group "adjust"
                when Product( stock > 100 ) then price.percent(-20); end
                """);
        shop.workbook("offers.rules.xlsx", Terminal.OFFERS).write("retail.rulebook", "offers.rules.xlsx\n");
        var workbook = plan();

        assertThat(csv.exit()).isEqualTo(2);
        assertThat(csv.out()).contains("offers row 1 (cups)").contains("offers row 2 (plenty)");
        assertThat(List.of(json, drl, workbook)).containsOnly(csv);
    }

    @Test
    void examplesHoldForARuleInAnyForm() {
        var examples = "example,category,regular,expect-price\na cup,Kitchen > Cups,10.00,9.00\n";
        shop.delete("offers.table.csv")
                .delete("offers.examples.csv")
                .workbook("spring.rules.xlsx", Terminal.OFFERS, ENDINGS)
                .write("offers.examples.csv", examples)
                .write("cups.builder.json", BUILDER.replace("\"offers\"", "\"cups\""))
                .write("cups.examples.csv", examples)
                .write("json.table.json", new JsonTableWriter().write(Terminal.table(ENDINGS)))
                .write("json.examples.csv", "example,regular,expect-price\nround,10.00,9.99\n");

        var said = shop.run("test", folder.toString());

        assertThat(said.out()).isEqualTo("""
                ok    cups: 1 example, 1 of 1 row
                ok    json: 1 example, 1 of 1 row
                ok    offers: 1 example, 1 of 2 rows
                      not reached: plenty
                3 examples of 3 rules: 3 hold, 0 fail; 3 of 4 rows reached
                without examples: endings
                """);
        assertThat(said.exit()).isZero();
    }

    @Test
    void everyFormSaysWhereItIsWrongAndAllAtOnce() {
        shop.write("a.table.json", """
                        {"table": "a", "stage": "adjust", "hitPolicy": "first", "columns": ["id", "stock >", "percent"],
                         "rows": [
                          {"id": "r1", "cells": {"stock >": "many", "percent": "-10"}},
                          {"id": "r2", "cells": {"percent": "ten"}}]}
                        """)
                .write("b.builder.json", BUILDER.replace("category", "catgory").replace("-10", "\"ten\""))
                .write("c.rules.xlsx", sheet(row(5, text("A5", "r1"), text("B5", "many"), number("C5", "-10", 0))))
                .write("d.rules.xlsx", "no workbook");

        var said = validate();

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out().lines().map(line -> line.replaceAll("(: [a-z-]+:).*", "$1")))
                .contains(
                        "DIR/a.table.json:3:/rows/0/cells/stock >: bad-number:",
                        "DIR/a.table.json:4:/rows/1/cells/percent: bad-number:",
                        "DIR/b.builder.json:2:/selector/field: unknown-term:",
                        "DIR/b.builder.json:3:/transform/value: bad-number:",
                        "DIR/c.rules.xlsx:offers!B5 (stock >): bad-number:",
                        "DIR/d.rules.xlsx:1: bad-workbook:");
        assertThat(validate("--format", "json").out())
                .contains("\"file\":\"DIR/c.rules.xlsx\",\"sheet\":\"offers\",\"line\":5,\"column\":\"B (stock >)\"");
        assertThat(validate("--format", "github").out())
                .contains("::error file=DIR/c.rules.xlsx,line=5,title=bad-number in offers!B5 (stock >)::");
    }

    @Test
    void whatIsOddAboutATableNamesItsPlaceToo() {
        var odd = Terminal.OFFERS.replace("offers", "odd") + "never,Kitchen > Cups > Tea,,-30\n";
        shop.write("odd.table.json", new JsonTableWriter().write(Terminal.table(odd)))
                .workbook("more.rules.xlsx", odd.replace("odd", "more"));

        assertThat(validate().out())
                .contains("DIR/more.rules.xlsx:more!8: warning: unreachable: Row never never acts")
                .containsPattern("DIR/odd.table.json:2\\d: warning: unreachable: Row never never acts");
        assertThat(validate("--notes").out()).contains("DIR/more.rules.xlsx:How to: note: no-table:");
    }

    @Test
    void whatTheCompilerRefusesNamesItsRow() {
        shop.workbook(
                        "spring.rules.xlsx",
                        "# table: first\n# stage: adjust\n# hit-policy: first\nid,percent\nall,-10\n",
                        "# table: twice\n# stage: base\n# hit-policy: first\n# weekly: mon\nid,base\nlow,regular\nall,live\n")
                .write("retail.rulebook", "spring.rules.xlsx\n");

        assertThat(validate().out())
                .startsWith("DIR/spring.rules.xlsx:twice!8: refused: row all, base: live compounds");
    }

    @Test
    void aNameThatTwoFilesClaimIsRefusedNamingBoth() {
        shop.write("offers.builder.json", BUILDER).workbook("spring.rules.xlsx", Terminal.OFFERS, ENDINGS);

        assertThat(validate().out().lines())
                .contains(
                        "DIR/offers.table.csv: repeated-rule: DIR/offers.builder.json is the rule offers already",
                        "DIR/spring.rules.xlsx:offers: repeated-rule: DIR/offers.builder.json is the rule offers already");
    }

    @Test
    void aRulebookTakesAWholeWorkbookOrOneOfItsTables() {
        shop.delete("offers.table.csv").workbook("spring.rules.xlsx", ENDINGS, Terminal.OFFERS);

        shop.write("retail.rulebook", "currency: USD\nspring.rules.xlsx\n");
        var whole = plan();
        shop.write("retail.rulebook", "currency: USD\nspring.rules.xlsx#offers\nspring.rules.xlsx#endings\n");
        var named = plan();
        shop.write("retail.rulebook", "currency: USD\nspring.rules.xlsx#offers\n");
        var one = plan();

        assertThat(named).isEqualTo(whole);
        assertThat(whole.out()).contains("8.99");
        assertThat(one.out()).contains("9.00").doesNotContain("8.99");
        assertThat(validate().out()).startsWith("DIR/spring.rules.xlsx:endings: warning: unused-rule");
        shop.write("retail.rulebook", "spring.rules.xlsx#offer\n");
        assertThat(validate().out()).contains("retail.rulebook:1: missing-rule: spring.rules.xlsx#offer is not in");
    }

    @Test
    void aWorkbookThatIsRefusedIsTheOnlyThingSaid() {
        shop.delete("offers.table.csv")
                .write("spring.rules.xlsx", sheet(row(5, text("A5", "r1"), text("B5", "many"), number("C5", "-10", 0))))
                .write("retail.rulebook", "spring.rules.xlsx#offers\n");

        assertThat(validate().out())
                .startsWith("DIR/spring.rules.xlsx:offers!B5")
                .hasLineCount(1);
        assertThat(plan().err()).startsWith("DIR/spring.rules.xlsx:offers!B5").contains("1 error; nothing was priced");
    }

    @Test
    void aFileOfAnOpenSpreadsheetIsNoRuleAndAnotherNameIsNoticed() {
        shop.write("~$spring.rules.xlsx", "lock").write("spring.xlsx", "x").write("spring.rule.json", "{}");

        assertThat(validate().out())
                .contains("DIR/spring.rule.json: warning: unknown-file:", "DIR/spring.xlsx: warning: unknown-file:")
                .doesNotContain("~$");
    }

    private static byte[] sheet(String row) {
        return Packed.sheet(row(1, text("A1", "# table: offers"))
                        + row(2, text("A2", "# stage: adjust"))
                        + row(3, text("A3", "# hit-policy: first"))
                        + row(4, text("A4", "id"), text("B4", "stock >"), text("C4", "percent"))
                        + row)
                .bytes();
    }

    /** The plan with the rule in this file, which is gone afterwards. */
    private Terminal.Said in(String file, String text) {
        shop.write(file, text).write("retail.rulebook", file + "\n");
        var said = plan();
        shop.delete(file);
        return said;
    }

    private Terminal.Said plan() {
        return shop.run("plan", folder.toString(), "--catalogue", shop.path("data/products.csv"));
    }

    private Terminal.Said validate(String... options) {
        var arguments = new ArrayList<>(List.of("validate", folder.toString()));
        arguments.addAll(List.of(options));
        return shop.run(arguments.toArray(String[]::new));
    }
}
