package io.calibr.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PlanCommandTest {

    @TempDir
    Path folder;

    private Terminal shop;

    @BeforeEach
    void open() {
        shop = Terminal.shop(folder);
    }

    @Test
    void everyChangeIsALine() {
        var said = plan();

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.out()).isEqualTo("""
                sku                          before          after    change  row
                CUP                           10.00           9.00  -10.00 %  offers row 1 (cups)
                MUG                           20.00          18.00  -10.00 %  offers row 1 (cups)
                POT                           50.00          40.00  -20.00 %  offers row 2 (plenty)

                4 SKUs: 3 change (0 up, 3 down), 0 held, 0 in conflict, 1 not covered
                average change -13.33 %
                margin of what changes 65.00 % > 58.21 %
                """);
    }

    @Test
    void attributesAreReadByTheirTypes() {
        shop.write("attributes.txt", "deposit MONEY\nmaterials TAGS\n");
        shop.write("offers.table.csv", """
                # table: offers
                # stage: adjust
                # hit-policy: first
                # currency: USD
                id,deposit >=,materials all-of,percent
                returned,0.25,,-10
                sturdy,,Steel | Wood,-20
                """);
        shop.delete("offers.examples.csv");
        shop.write("data/products.csv", """
                sku,title,list_price,currency,deposit,materials
                CUP,Cup,10.00,USD,0.50 USD,
                MUG,Mug,20.00,USD,0.50 EUR,Wood;Steel
                POT,Pot,50.00,USD,,Wood
                """);

        assertThat(plan().out())
                .contains("2 change")
                .contains("CUP ")
                .contains("9.00")
                .contains("16.00");
        shop.write("data/products.csv", "sku,title,list_price,currency,deposit\nCUP,Cup,10.00,USD,much\n");
        assertThat(plan().err()).contains("column deposit: 'much' is not an amount with its ISO 4217 currency");
    }

    @Test
    void whatGuardrailsHoldIsSaidToo() {
        shop.write("retail.rulebook", "offers.table.csv\nguardrail min-margin hold: 55\n");

        var said = plan("--limit", "1");

        assertThat(said.out()).contains("... and 2 more; --limit 0 prints them all", "2 change (0 up, 2 down), 1 held");
        assertThat(plan().out())
                .contains("POT                           50.00           held            minimum margin");
    }

    @Test
    void pricesThatAreLiveAlreadyDoNotChange() {
        shop.write(
                "live.csv",
                "sku,price,compare_at,currency\nCUP,9.00,,USD\nMUG,18.00,,USD\nPOT,40.00,,USD\nPAN,60.00,,USD\n");

        var said = plan("--live", shop.path("live.csv"));

        assertThat(said.out()).isEqualTo("4 SKUs: 0 change (0 up, 0 down), 0 held, 0 in conflict, 1 not covered\n");
        assertThat(said.exit()).isZero();
    }

    @Test
    void datedPricesAndCostsCountOnTheirDays() {
        shop.write("prices.csv", """
                sku,valid_from,valid_to,list_price,currency
                CUP,2026-01-01,2026-11-25,1.00,USD
                MUG,2026-01-01,,30.00,USD
                MUG,2026-11-26,2026-11-26,40.00,USD
                POT,2026-11-27,,1.00,USD
                PAN,2026-01-01,,1.00,EUR
                """);
        shop.write("costs.csv", "sku,valid_from,cost,currency\nMUG,2026-01-01,36.00,USD\n");
        shop.write("retail.rulebook", "offers.table.csv\nguardrail min-margin hold: 1\n");

        var said = plan("--prices", shop.path("prices.csv"), "--costs", shop.path("costs.csv"));

        assertThat(said.out())
                .contains("CUP                           10.00           9.00")
                .contains(
                        "MUG                           40.00           held            minimum margin 36.37 USD, wanted 36.00 USD")
                .contains("POT                           50.00          40.00");
    }

    @Test
    void whatIsNotOnSaleHasNoPrice() {
        shop.write("data/products.csv", """
                sku,list_price,currency,sell_start,sell_end,discontinued
                NEW,10.00,USD,2026-11-27,,
                OLD,10.00,USD,,2026-11-25,
                GONE,10.00,USD,,,2026-11-26
                LAST,10.00,USD,2026-11-26,2026-11-26,2026-11-27
                UNPRICED,,USD,,,
                """);

        assertThat(plan().out()).startsWith("1 SKUs:");
    }

    @Test
    void programsReadItAsJson() {
        shop.write("retail.rulebook", "offers.table.csv\nguardrail min-margin hold: 55\n");

        assertThat(plan("--format", "json").out()).isEqualTo("""
                {"lines":[\
                {"sku":"CUP","outcome":"priced","before":"10.00","after":"9.00","currency":"USD","changePercent":-10.00,\
                "row":"offers row 1 (cups)"},\
                {"sku":"MUG","outcome":"priced","before":"20.00","after":"18.00","currency":"USD","changePercent":-10.00,\
                "row":"offers row 1 (cups)"},\
                {"sku":"POT","outcome":"held","before":"50.00","after":"50.00","currency":"USD","changePercent":0.00,\
                "row":"offers row 2 (plenty)","because":"minimum margin 44.45 USD, wanted 40.00 USD"}],\
                "summary":{"skus":4,"changed":2,"up":0,"down":2,\
                "outcomes":{"priced":2,"unchanged":0,"held":1,"conflicting":0,"not-covered":1},\
                "averageChangePercent":-10.00,"marginBefore":73.33,"marginAfter":70.37}}
                """);
    }

    @Test
    void spreadsheetsReadItAsCsv() {
        shop.write("data/products.csv", "sku,list_price,currency,inventory\n=1+1,10.00,USD,101\n");

        assertThat(plan("--format", "csv").out()).isEqualTo("""
                sku,outcome,before,before_compare_at,after,after_compare_at,currency,change_percent,row,because
                '=1+1,priced,10.00,,8.00,,USD,-20.00,offers row 2 (plenty),
                """);
    }

    @Test
    void twoFoldersAreCompared() {
        shop.write("main/offers.table.csv", Terminal.OFFERS.replace(",-20", ",-15"))
                .write("main/retail.rulebook", "offers.table.csv\n");

        var said = plan("--against", shop.path("main"));

        assertThat(said.out())
                .contains("POT                           42.50          40.00   -5.88 %")
                .contains("1 change (0 up, 1 down)");
    }

    @Test
    void theStarterDoesWhatItsTestsSay() {
        var works = Terminal.ADVENTURE_WORKS;

        var said = shop.run(
                "plan",
                Terminal.STARTER.toString(),
                "--rulebook",
                "retail",
                "--audience",
                "Customer",
                "--as-of",
                "2024-07-20",
                "--catalogue",
                works.resolve("catalog.csv").toString(),
                "--prices",
                works.resolve("price-history.csv").toString(),
                "--costs",
                works.resolve("cost-history.csv").toString());

        assertThat(said.out())
                .contains("206 SKUs: 168 change (55 up, 113 down), 11 held, 0 in conflict, 9 not covered");
    }

    @Test
    void aCellThatCannotBeReadIsNamed() {
        assertThat(errorWith("CUP,Cup,Kitchen,Cups,4.00,ten,USD,7"))
                .isEqualTo(
                        "calibr: DIR/data/products.csv:2: column list_price: ten is not a number; numbers are written"
                                + " like 1234.50\n");
        assertThat(errorWith("CUP,Cup,Kitchen,Cups,4.00,10.001,USD,7"))
                .contains("10.001 is finer than USD can be paid");
        assertThat(errorWith("CUP,Cup,Kitchen,Cups,4.00,10.00,EUR,7"))
                .contains("column currency: EUR is not the price");
        assertThat(errorWith("CUP,Cup,Kitchen,Cups,-4.00,10.00,USD,7")).contains("column cost: -4.00 is negative");
        assertThat(errorWith("CUP,Cup,Kitchen,Cups,4.00,10.00,USD,7.5")).contains("inventory: 7.5 is not a whole");
        assertThat(errorWith(",Cup,Kitchen,Cups,4.00,10.00,USD,7")).contains("column sku: is empty");
        assertThat(errorWith("CUP,Cup")).contains("2 cells, but 8 columns");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        assertThat(planOf("sku,list_price\n").err()).contains(":1: the column currency is missing");
        assertThat(planOf("sku,list_price,currency,colour\n").err()).contains("the column colour is not known");
        assertThat(planOf("sku,list_price,currency,sku\n").err()).contains("the column sku stands there twice");
        assertThat(planOf("").err()).contains("no header");
        assertThat(shop.run("plan", folder.toString(), "--catalogue", "nowhere.csv")
                        .err())
                .isEqualTo("calibr: nowhere.csv: there is no such file\n");
    }

    @Test
    void rulesWithErrorsPriceNothing() {
        shop.write("offers.table.csv", Terminal.OFFERS.replace(",-10", ",ten"));

        var said = plan();

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err())
                .contains("DIR/offers.table.csv:5:D (percent): bad-number")
                .endsWith("calibr: DIR has 1 error; nothing was priced\n");
    }

    @Test
    void oneOfSeveralRulebooksIsNamed() {
        shop.write("other.rulebook", "offers.table.csv\n");

        assertThat(plan().err()).contains("has several rulebooks, name one with --rulebook: other, retail");
        assertThat(plan("--rulebook", "none").err()).contains("has no rulebook none, only other, retail");
        assertThat(plan("--rulebook", "other").exit()).isEqualTo(2);
    }

    @Test
    void somethingHasToBePriced() {
        assertThat(shop.run("plan", folder.toString()).err())
                .isEqualTo("calibr: say what to price: --catalogue products.csv, or --server URL\n");
    }

    private String errorWith(String line) {
        return planOf("sku,title,category,subcategory,cost,list_price,currency,inventory\n" + line + "\n")
                .err();
    }

    private Terminal.Said planOf(String products) {
        shop.write("data/products.csv", products);
        return plan();
    }

    private Terminal.Said plan(String... options) {
        var arguments =
                new ArrayList<>(List.of("plan", folder.toString(), "--catalogue", shop.path("data/products.csv")));
        arguments.addAll(List.of(options));
        return shop.run(arguments.toArray(String[]::new));
    }
}
