package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.JsonString;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** What sales sell at, and what is announced: the worked examples 21, 22 and 24 through HTTP and a price file. */
@ExtendWith(CalibrServer.class)
class LayerPriceIT extends SalesInJuly {

    LayerPriceIT(RunningCalibr calibr) {
        super(calibr);
    }

    @Test
    @DisplayName(
            "21: best for the customer on 12, 17, 22 and 26 July is 80, 80, 90, 100; compare-at while reduced, none after")
    void bestForTheCustomer() {
        var a = saleA();
        var b = saleB();

        assertThat(mug()).isEqualTo("100.00 ");
        shop.clock("2024-07-12T00:00:00Z");
        shop.layer(a, "OPEN");
        assertThat(mug()).isEqualTo("80.00 100.00");
        shop.clock("2024-07-17T00:00:00Z");
        shop.layer(b, "OPEN");
        assertThat(mug()).isEqualTo("80.00 100.00");
        shop.clock("2024-07-22T00:00:00Z");
        shop.layer(a, "ENDED");
        assertThat(mug()).isEqualTo("90.00 100.00");
        shop.clock("2024-07-26T00:00:00Z");
        shop.layer(b, "ENDED");
        assertThat(mug()).isEqualTo("100.00 ");
        assertThat(shop.shown()).containsEntry("CUP", "10.00").containsEntry("POT", "50.00");
    }

    @Test
    void aSaleOnAListBasedOnAnotherTakesItsPricesTimesTheFactorAndItsHistory() {
        Shop.ok(
                201,
                shop.editor()
                        .post("/api/v1/price-lists", "{\"slug\": \"half\", \"basedOn\": \"retail\", \"factor\": 0.5}"));
        Shop.ok(200, shop.tenant().admin().put("/api/v1/layers/policy", "{\"omnibus\": [{\"priceList\": \"half\"}]}"));
        Shop.ok(
                200,
                shop.editor()
                        .send(
                                "POST",
                                "/api/v1/catalog/import?kind=prices&priceList=retail",
                                "text/csv",
                                "sku,valid_from,valid_to,list_price,currency\nMUG,2024-06-20,2024-06-23,85.00,USD\n"));
        var sale = Shop.ok(
                        201,
                        shop.editor()
                                .post(
                                        "/api/v1/layers",
                                        "{\"name\": \"Half\", \"rule\": \"" + fifthOff + "\", \"priceList\": \"half\","
                                                + " \"from\": \"2024-07-10\", \"to\": \"2024-07-20\"}"))
                .json()
                .getString("id");
        Shop.ok(200, shop.owner().post("/api/v1/layers/" + sale + "/approve"));

        shop.clock("2024-07-12T00:00:00Z");
        shop.layer(sale, "OPEN");

        assertThat(onHalf()).isEqualTo("40.00 42.50");
        shop.clock("2024-07-21T00:00:00Z");
        shop.layer(sale, "ENDED");
        assertThat(onHalf()).isEqualTo("50.00 ");
    }

    /** What the mug sells for on the list half, and what is announced. */
    private String onHalf() {
        work();
        var prices = Shop.ok(200, shop.editor().get("/api/v1/skus/MUG?priceList=half"))
                .json()
                .getJsonObject("prices");
        var announced = prices.getJsonObject("compareAt");
        return prices.getJsonObject("sellingPrice").getString("amount") + " "
                + (announced == null ? "" : announced.getString("amount"));
    }

    @Test
    @DisplayName("22: compound on 17 July is 72.00")
    void compound() {
        Shop.ok(200, shop.tenant().admin().put("/api/v1/layers/policy", "{\"policy\": \"COMPOUND\"}"));
        saleA();
        var b = saleB();

        shop.clock("2024-07-17T00:00:00Z");
        shop.layer(b, "OPEN");

        assertThat(mug()).isEqualTo("72.00 100.00");
    }

    @Test
    @DisplayName(
            "24: live 85.00 on 3 of the last 30 days, sale -20 %, Omnibus: sells 80.00, compare-at 85.00, 5 % advertised")
    void omnibus() {
        Shop.ok(
                200,
                shop.tenant().admin().put("/api/v1/layers/policy", "{\"omnibus\": [{\"priceList\": \"retail\"}]}"));
        var flash = shop.rule("Flash", mugs("flash", "-15"));
        shop.clock("2024-06-20T00:00:00Z");
        var early = shop.sale("Flash", flash, "2024-06-20T00:00:00Z", "2024-06-23T00:00:00Z", 0);
        shop.layer(early, "OPEN");
        assertThat(mug()).isEqualTo("85.00 100.00");
        shop.clock("2024-06-23T00:00:00Z");
        shop.layer(early, "ENDED");
        var sale = saleA();

        shop.clock("2024-07-12T00:00:00Z");
        shop.layer(sale, "OPEN");

        assertThat(mug()).isEqualTo("80.00 85.00");
        var prices = Shop.ok(200, shop.editor().get("/api/v1/skus/MUG?priceList=retail"))
                .json()
                .getJsonObject("prices");
        assertThat(prices.getJsonObject("compareAt").getString("amount")).isEqualTo("85.00");
        assertThat(prices.getInt("advertisedPercent")).isEqualTo(5);
    }

    @Test
    void aReductionThatGrowsKeepsItsFirstPriorPriceWhereThatIsAllowed() {
        decide("{\"omnibus\": [{\"priceList\": \"retail\"}]}");
        growing();

        assertThat(mug()).isEqualTo("80.00 100.00");
    }

    @Test
    void aReductionThatGrowsIsJudgedAnewWhereThatIsNotAllowed() {
        decide("{\"omnibus\": [{\"priceList\": \"retail\", \"progressive\": false}]}");
        growing();

        assertThat(mug()).isEqualTo("80.00 90.00");
    }

    @Test
    void perishableGoodsAreExemptFromThePriorPrice() {
        shop.stock(PRODUCTS.replace("sell_end\n", "sell_end,tags\n").replace("2024-01-01,\n", "2024-01-01,,fresh\n"));
        decide("{\"omnibus\": [{\"priceList\": \"retail\", \"perishableTag\": \"fresh\"}]}");
        var first = shop.sale("First", tenthOff, "2024-07-10T00:00:00Z", "2024-07-11T00:00:00Z", 0);
        shop.clock("2024-07-10T00:00:00Z");
        shop.layer(first, "OPEN");
        shop.clock("2024-07-11T00:00:00Z");
        shop.layer(first, "ENDED");
        var second = shop.sale("Second", fifthOff, "2024-07-12T00:00:00Z", "2024-07-20T00:00:00Z", 0);

        shop.clock("2024-07-12T00:00:00Z");
        shop.layer(second, "OPEN");

        assertThat(mug()).isEqualTo("80.00 100.00");
    }

    @Test
    void theHighestPriorityDecidesAlone() {
        decide("{\"policy\": \"HIGHEST_PRIORITY\"}");
        saleA();
        var b = saleB();

        shop.clock("2024-07-17T00:00:00Z");
        shop.layer(b, "OPEN");

        assertThat(mug()).isEqualTo("90.00 100.00");
    }

    @Test
    void aSaleOfARulebookWithoutAChannelStaysInCalibr() {
        var body = "{\"name\": \"Cups\", \"rulebook\": \"summer\", \"from\": \"2024-07-10\", \"to\": \"2024-07-20\"}";
        var sale = Shop.id(Shop.ok(201, shop.editor().post("/api/v1/layers", body)));
        Shop.ok(200, shop.owner().post("/api/v1/layers/" + sale + "/approve"));

        shop.clock("2024-07-12T00:00:00Z");
        shop.layer(sale, "OPEN");
        assertThat(soldFor("CUP")).isEqualTo(900L);
        shop.clock("2024-07-21T00:00:00Z");
        shop.layer(sale, "ENDED");

        assertThat(soldFor("CUP")).isEqualTo(1_000L);
        assertThat(shop.shown()).containsEntry("CUP", "10.00");
    }

    @Test
    void whatTheChannelShowsAlreadyIsPutBackAllTheSame() {
        shop.write(Map.of("CUP", "10.00", "MUG", "80.00", "POT", "50.00"));
        var a = saleA();
        shop.clock("2024-07-12T00:00:00Z");
        shop.layer(a, "OPEN");
        assertThat(mug()).startsWith("80.00");

        shop.clock("2024-07-21T00:00:00Z");
        shop.layer(a, "ENDED");

        assertThat(mug()).isEqualTo("100.00 ");
    }

    @Test
    void goodsThatTheChannelDoesNotListAreNotListedByASale() {
        shop.write(Map.of("CUP", "10.00", "POT", "50.00"));
        var a = saleA();
        shop.clock("2024-07-12T00:00:00Z");

        var opened = runs(shop.layer(a, "OPEN"));

        assertThat(opened)
                .singleElement()
                .satisfies(run -> assertThat(run.getString("state")).isEqualTo("APPLIED"));
        assertThat(shop.shown()).doesNotContainKey("MUG");
    }

    @Test
    void goodsThatAreNotForSaleAnyMoreArePutBackWhenTheSaleEnds() {
        var a = saleA();
        shop.clock("2024-07-12T00:00:00Z");
        shop.layer(a, "OPEN");
        shop.tenant().execute("update product set status = 'ARCHIVED'");

        shop.clock("2024-07-21T00:00:00Z");
        shop.layer(a, "ENDED");

        assertThat(mug()).isEqualTo("100.00 ");
    }

    @Test
    void aRunDuringASaleMovesThePriceUnderItAndTheSaleFollows() {
        var a = saleA();
        shop.clock("2024-07-12T00:00:00Z");
        shop.layer(a, "OPEN");
        shop.rulebook("Mugs", "mugs", tenthOff);

        var run = shop.apply(shop.approved(shop.dryRun("mugs")));

        assertThat(run.getString("state")).isEqualTo("APPLIED");
        Shop.eventually(this::mug, shown -> shown.equals("72.00 90.00"));
        shop.clock("2024-07-21T00:00:00Z");
        shop.layer(a, "ENDED");
        assertThat(mug()).isEqualTo("90.00 ");
    }

    @Test
    void undoingARunDuringASaleRestoresTheRegularPriceUnderIt() {
        shop.rulebook("Mugs", "mugs", tenthOff);
        var run = shop.apply(shop.approved(shop.dryRun("mugs"))).getString("id");
        var a = saleA();
        shop.clock("2024-07-12T00:00:00Z");
        shop.layer(a, "OPEN");
        assertThat(mug()).isEqualTo("72.00 90.00");

        var undo = Shop.ok(201, shop.editor().post("/api/v1/runs/" + run + "/rollback"))
                .json()
                .getString("id");
        shop.apply(shop.approved(undo));

        Shop.eventually(this::mug, shown -> shown.startsWith("80.00"));
        assertThat(shop.run(run).getString("state")).isEqualTo("ROLLED_BACK");
        shop.clock("2024-07-21T00:00:00Z");
        shop.layer(a, "ENDED");
        assertThat(mug()).isEqualTo("100.00 ");
    }

    @Test
    void aSaleIsExplainedAndProvenByItsLayers() {
        var a = saleA();
        shop.clock("2024-07-12T00:00:00Z");
        var run = runs(shop.layer(a, "OPEN")).getFirst().getString("id");

        var explained = Shop.ok(200, shop.editor().get("/api/v1/runs/" + run + "/explain?sku=MUG"))
                .json();
        var change = shop.items("/api/v1/price-changes?run=" + run).getFirst().getString("id");
        var proof = Shop.ok(200, shop.editor().get("/api/v1/price-changes/" + change + "/proof"))
                .json();

        assertThat(explained.getJsonArray("waterfall").getValuesAs(JsonString::getString))
                .containsExactly("base price without sales: 100.00 USD", "layer A: 100.00 USD > 80.00 USD");
        assertThat(proof.getBoolean("agrees")).isTrue();
        assertThat(Shop.ok(200, shop.editor().get("/api/v1/runs/" + run + "/lines"))
                        .json()
                        .getJsonArray("items"))
                .hasSize(1);
        Shop.ok(200, shop.editor().get("/api/v1/runs/" + run + "/impact"));
        assertThat(shop.editor().post("/api/v1/runs/" + run + "/rollback").problem())
                .isEqualTo("run-state");
    }

    @Test
    void itsRulesKnowTheChannelTheSaleIsFor() {
        var shopOnly = shop.rule("Shop only", """
                # table: shop-only
                # stage: adjust
                # hit-policy: first
                id,category under,channel is,percent
                mugs,Kitchen > Mugs,shop,-20
                """);
        var sale = shop.sale("A", shopOnly, "2024-07-10T00:00:00Z", "2024-07-20T00:00:00Z", 5);
        shop.clock("2024-07-12T00:00:00Z");

        var run = runs(shop.layer(sale, "OPEN")).getFirst().getString("id");

        assertThat(mug()).isEqualTo("80.00 100.00");
        var change = shop.items("/api/v1/price-changes?run=" + run).getFirst().getString("id");
        assertThat(Shop.ok(200, shop.editor().get("/api/v1/price-changes/" + change + "/proof"))
                        .json()
                        .getBoolean("agrees"))
                .isTrue();
    }

    @Test
    void whatIsNotForSaleAnyMoreWhenASaleEndsIsPutBackAllTheSame() {
        var a = saleA();
        shop.clock("2024-07-12T00:00:00Z");
        shop.layer(a, "OPEN");
        var b = saleB();
        shop.tenant().execute("update sku set sell_end = '2024-07-14' where sku = 'MUG'");
        shop.clock("2024-07-21T00:00:00Z");

        shop.layer(b, "OPEN");

        assertThat(mug()).isEqualTo("90.00 100.00");
    }
}
