package io.calibr.cli.command;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TestCommandTest {

    @TempDir
    Path folder;

    private Terminal shop;

    @BeforeEach
    void open() {
        shop = Terminal.shop(folder);
    }

    @Test
    void theStartersExamplesHold() {
        var said = shop.run("test", Terminal.STARTER.toString());

        assertThat(said.exit()).as(said.out()).isZero();
        assertThat(said.out()).endsWith("52 examples of 8 rules: 52 hold, 0 fail; 25 of 32 rows reached\n");
    }

    @Test
    void aFailureNamesLineExpectedAndActual() {
        shop.write("offers.examples.csv", Terminal.OFFER_EXAMPLES.replace("8.00,plenty", "8.50,plenty"));

        var said = shop.run("test", folder.toString());

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).isEqualTo("""
                FAIL  offers: 2 examples, 2 of 2 rows
                      DIR/offers.examples.csv:3: a full shelf: expect-price 8.50 USD, but was 8.00 USD
                2 examples of 1 rule: 1 hold, 1 fail; 2 of 2 rows reached
                """);
    }

    @Test
    void rowsThatNoExampleReachesAreNamed() {
        shop.write("offers.examples.csv", """
                example,category,regular,expect-price
                a cup,Kitchen > Cups,10.00,9.00
                """);
        shop.write("free.table.csv", Terminal.OFFERS.replace("table: offers", "table: free"));

        var said = shop.run("test", folder.toString());

        assertThat(said.out()).isEqualTo("""
                ok    offers: 1 example, 1 of 2 rows
                      not reached: plenty
                1 example of 1 rule: 1 hold, 0 fail; 1 of 2 rows reached
                without examples: free
                """);
        assertThat(said.exit()).isZero();
    }

    @Test
    void rowsInConflictAreReached() {
        shop.write("offers.table.csv", Terminal.OFFERS.replace("first", "unique"));
        shop.write("offers.examples.csv", """
                example,category,stock,regular,expect-outcome
                both,Kitchen > Cups,101,10.00,conflicting
                """);

        assertThat(shop.run("test", folder.toString()).out()).startsWith("ok    offers: 1 example, 2 of 2 rows\n");
    }

    @Test
    void buildServersReadTheResultsAsXml() {
        shop.write("offers.examples.csv", Terminal.OFFER_EXAMPLES.replace("8.00,plenty", "8.50,plenty"));

        shop.run("test", folder.toString(), "--junit", shop.path("target/results.xml"));

        assertThat(shop.read("target/results.xml").replace(folder.toString(), "DIR"))
                .isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites>
                  <testsuite name="offers" tests="2" failures="1">
                    <testcase classname="offers" name="a cup" file="DIR/offers.examples.csv" line="2"></testcase>
                    <testcase classname="offers" name="a full shelf" file="DIR/offers.examples.csv" line="3">\
                <failure message="expect-price 8.50 USD, but was 8.00 USD">\
                DIR/offers.examples.csv:3: expect-price 8.50 USD, but was 8.00 USD</failure></testcase>
                  </testsuite>
                </testsuites>
                """);
    }

    @Test
    void theCurrencyIsTheRulebooksUnlessSaidOtherwise() {
        shop.write("offers.examples.csv", Terminal.OFFER_EXAMPLES.replace("8.00,plenty", "8.50,plenty"))
                .write("retail.rulebook", "currency: EUR\noffers.table.csv\n");

        assertThat(shop.run("test", folder.toString()).out()).contains("8.50 EUR, but was 8.00 EUR");
        assertThat(shop.run("test", folder.toString(), "--currency", "JPY").out())
                .contains("8.50 is finer than JPY can be paid");
        assertThat(shop.run("test", folder.toString(), "--currency", "XYZ").err())
                .isEqualTo("calibr: XYZ is no currency; write it like USD or EUR\n");
    }

    @Test
    void rulesThatDoNotCompileAreNotTried() {
        shop.write("offers.table.csv", Terminal.OFFERS.replace(",-10", ",ten"));

        var said = shop.run("test", folder.toString());

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out())
                .contains("DIR/offers.table.csv:5:D (percent): bad-number")
                .contains("0 examples");
    }

    @Test
    void theDayIsToldByTheCaller() {
        shop.write(
                        "offers.table.csv",
                        Terminal.OFFERS.replace("stock >", "date >=").replace("100", "2027-01-01"))
                .write("offers.examples.csv", "example,regular,expect-price\nnew year,10.00,8.00\n");

        assertThat(shop.run("test", folder.toString(), "--as-of", "2027-01-01").exit())
                .isZero();
        assertThat(shop.run("test", folder.toString()).exit()).isEqualTo(1);
        assertThat(shop.run("test", folder.toString(), "--as-of", "soon").err()).startsWith("calibr: --as-of: soon");
        assertThat(shop.run("test", folder.toString(), "--zone", "Moon").err())
                .isEqualTo("calibr: --zone: there is no time zone Moon\n");
    }
}
