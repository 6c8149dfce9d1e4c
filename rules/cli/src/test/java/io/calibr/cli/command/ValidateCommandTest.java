package io.calibr.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ValidateCommandTest {

    @TempDir
    Path folder;

    private Terminal shop;

    @BeforeEach
    void open() {
        shop = Terminal.shop(folder);
    }

    @Test
    void theStarterIsInOrder() {
        var said = shop.run("validate", Terminal.STARTER.toString());

        assertThat(said.out()).endsWith("8 rules, 2 rulebooks, nothing wrong\n");
        assertThat(said.exit()).isZero();
    }

    @Test
    void everyFindingHasItsPlace() {
        shop.write("offers.table.csv", Terminal.OFFERS.replace("category under", "catgory under"))
                .write("offers.examples.csv", Terminal.OFFER_EXAMPLES.replace("9.00,cups", "nine,cups"))
                .write("more.drl", "package calibr.more;\nimport java.util.List;\n");

        var said = validate();

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out().lines())
                .contains(
                        "DIR/offers.table.csv:4:B (catgory under): unknown-term: \"catgory\" is not a word of the"
                                + " vocabulary (did you mean \"category\"?)",
                        "DIR/offers.examples.csv:2: bad-example: column expect-price: nine is not a number",
                        "DIR/more.drl: warning: unused-rule: no rulebook has this rule")
                .anyMatch(line -> line.startsWith("DIR/more.drl:2:") && line.contains("outside-dialect"));
    }

    @Test
    void programsReadThemAsJson() {
        shop.write("retail.rulebook", "offers.table.csv\nmissing.drl\n");

        var said = validate("--format", "json");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).isEqualTo("""
                {"valid":false,"findings":[{"severity":"error","kind":"missing-rule","file":"DIR/retail.rulebook","line":2,\
                "message":"missing.drl is not in the folder"}]}
                """);
    }

    @Test
    void gitHubAnnotatesTheLine() {
        shop.write("offers.table.csv", Terminal.OFFERS.replace(",-10", ",ten"));

        var said = validate("--format", "github");

        assertThat(said.out())
                .startsWith("::error file=DIR/offers.table.csv,line=5,title=bad-number in D (percent)::")
                .hasLineCount(1);
    }

    @Test
    void aRulebooksGuardrailsAreReadLikeATable() {
        shop.write("retail.rulebook", """
                # what holds for all
                currency: USD
                guardrail min-margin hold: 25
                guardrail flor hold: 9.99
                offers.table.csv
                """);

        var said = validate();

        assertThat(said.out())
                .startsWith("DIR/retail.rulebook:4: unknown-")
                .contains("flor")
                .hasLineCount(1);
    }

    @Test
    void aRulebookSaysEverythingOnce() {
        shop.write("retail.rulebook", """
                currency: USD
                currency: EUR
                curency: USD
                audience:
                offers.table.csv
                offers.table.csv
                """);

        var said = validate();

        assertThat(said.out().lines().map(line -> line.replaceAll("DIR/retail.rulebook:(\\d: [a-z-]+):.*", "$1")))
                .containsExactly("2: repeated-property", "3: unknown-property", "4: bad-property", "6: repeated-rule");
    }

    @Test
    void guardrailsHoldForEverySku() {
        shop.write("retail.rulebook", "offers.table.csv\nguardrail stock >: 5\nguardrail min-margin hold: 25\n");

        assertThat(validate().out())
                .contains("DIR/retail.rulebook: condition: a rulebook's guardrails hold for every SKU");
    }

    @Test
    void twoTablesOfOneNameDoNotStandInOneRulebook() {
        shop.write("more.table.csv", Terminal.OFFERS).write("retail.rulebook", "offers.table.csv\nmore.table.csv\n");

        assertThat(validate().out()).isEqualTo("DIR/more.table.csv: refused: two tables have this name\n");
    }

    @Test
    void warningsAloneFailOnlyWhereThatIsAskedFor() {
        shop.write("left.examples.csv", Terminal.OFFER_EXAMPLES).write("offers.tabel.csv", "");

        assertThat(validate().exit()).isZero();
        assertThat(validate().out())
                .contains(
                        "DIR/left.examples.csv: warning: examples-without-rule",
                        "DIR/offers.tabel.csv: warning: unknown-file")
                .contains("nothing wrong but what is said above");
        assertThat(validate("--strict").exit()).isEqualTo(1);
    }

    @Test
    void rowsThatNeverActAreAWarning() {
        shop.write("offers.table.csv", Terminal.OFFERS + "never,Kitchen > Cups > Tea,,-30\n");

        assertThat(validate().out())
                .startsWith(
                        "DIR/offers.table.csv:7: warning: unreachable: Row never never acts: row cups takes every SKU");
        assertThat(validate("--notes").out()).contains("DIR/offers.table.csv: note: gap: No row matches where");
        assertThat(validate("--notes", "--format", "github").out())
                .contains("::notice file=DIR/offers.table.csv,title=gap::");
    }

    @Test
    void attributesOfTheCatalogueAreWords() {
        shop.write("offers.table.csv", Terminal.OFFERS.replace("stock >", "warranty is"));

        assertThat(validate().exit()).isEqualTo(1);
        shop.write("attributes.txt", "# ours\nwarranty\n");
        shop.write("offers.examples.csv", Terminal.OFFER_EXAMPLES.replace("stock", "warranty"));
        assertThat(validate().out()).endsWith("nothing wrong\n");
    }

    @Test
    void attributesHaveTypes() {
        shop.write(
                "offers.table.csv",
                Terminal.OFFERS.replace("stock >", "materials any-of").replace("100", "Wood | Steel"));
        shop.write("attributes.txt", "materials TEXT\n");
        assertThat(validate().out()).contains("operator-misfit");

        shop.write("attributes.txt", "materials   TAGS\n");
        assertThat(validate().out()).doesNotContain("operator-misfit");
        shop.write("attributes.txt", "deposit EURO\nDeposit\n");
        assertThat(validate().out())
                .contains("attributes.txt: bad-attribute: EURO is no type of an attribute, which is one of TEXT, PATH,")
                .contains("bad-attribute: not a term's name: Deposit");
    }

    @Test
    void theSameNameInTwoFormsIsOneRuleTooMany() {
        shop.write("offers.drl", "package calibr.offers;\n");

        assertThat(validate().out())
                .contains("DIR/offers.table.csv: repeated-rule: DIR/offers.drl is the rule offers already");
    }

    @Test
    void whatCannotBeReadIsSaidInOneLine() {
        assertThat(shop.run("validate", shop.path("nowhere")).err()).isEqualTo("calibr: DIR/nowhere is not a folder\n");
        assertThat(shop.run("validate", shop.path("data")).err())
                .isEqualTo("calibr: DIR/data holds no rules: no file *.table.csv, *.table.json, *.rules.xlsx,"
                        + " *.drl, *.builder.json\n");
    }

    @Test
    void anUnknownWordIsAnErrorAndNotAChange() {
        var said = shop.run("validat");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).startsWith("calibr: Unmatched argument").contains("--help");
    }

    @Test
    void everyCommandHasHelp() {
        for (var command : new String[] {"validate", "test", "plan", "apply"}) {
            assertThat(shop.run(command, "--help").out())
                    .startsWith("Usage: calibr " + command)
                    .contains("Exit codes:");
        }
        assertThat(shop.run().err()).contains("Missing required subcommand");
    }

    private Terminal.Said validate(String... options) {
        var arguments = new ArrayList<>(List.of("validate", folder.toString()));
        arguments.addAll(List.of(options));
        return shop.run(arguments.toArray(String[]::new));
    }
}
