package io.calibr.server.run;

import io.calibr.server.tenant.Tenancy;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** The story of the worked examples 21 to 24 through HTTP, with the clock moved and a price file as the channel. */
@ExtendWith(CalibrServer.class)
class LayerIT {

    private static final String PRODUCTS = """
            sku,title,category,subcategory,cost,list_price,currency,inventory,sell_start,sell_end
            CUP,Cup,Kitchen,Cups,4.00,10.00,USD,7,2024-01-01,
            MUG,Mug,Kitchen,Mugs,40.00,100.00,USD,5,2024-01-01,
            POT,Pot,Kitchen,Pots,20.00,50.00,USD,3,2024-01-01,
            """;

    private final RunningCalibr calibr;
    private Shop shop;
    private String fifthOff;
    private String tenthOff;

    LayerIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aShopInJuly() {
        shop = Shop.open(calibr.newTenant(), PRODUCTS, Map.of("CUP", "10.00", "MUG", "100.00", "POT", "50.00"));
        fifthOff = shop.rule("Fifth off", mugs("fifth-off", "-20"));
        tenthOff = shop.rule("Tenth off mugs", mugs("tenth-off-mugs", "-10"));
        shop.clock("2024-07-09T12:00:00Z");
    }

    @AfterEach
    void backToday() {
        shop.clockOfTheWall();
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
    @DisplayName("23: A undone on 17 July is 90, 90, 100")
    void undone() {
        var a = saleA();
        var b = saleB();
        shop.clock("2024-07-17T00:00:00Z");
        shop.layer(b, "OPEN");

        Shop.ok(200, shop.editor().delete("/api/v1/layers/" + a));

        shop.layer(a, "REMOVED");
        assertThat(mug()).isEqualTo("90.00 100.00");
        shop.clock("2024-07-22T00:00:00Z");
        assertThat(mug()).isEqualTo("90.00 100.00");
        shop.clock("2024-07-26T00:00:00Z");
        shop.layer(b, "ENDED");
        assertThat(mug()).isEqualTo("100.00 ");
    }

    @Test
    @DisplayName("24: live 85.00 on 3 of the last 30 days, sale -20 %, Omnibus: sells 80.00, compare-at 85.00")
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
    void anApprovedSaleOpensAndClosesWithoutAnybodyAndItsRunsPassTheUsualStates() {
        var a = saleA();
        shop.clock("2024-07-12T00:00:00Z");
        shop.layer(a, "OPEN");
        shop.clock("2024-07-21T00:00:00Z");

        var ended = shop.layer(a, "ENDED");

        assertThat(runs(ended)).hasSize(2).allSatisfy(run -> {
            assertThat(run.getString("kind")).isEqualTo("LAYER");
            assertThat(run.getString("state")).isEqualTo("APPLIED");
            assertThat(run.getJsonObject("people").getJsonObject("approver").getString("name"))
                    .isEqualTo("OWNER");
        });
        assertThat(shop.tenant().ask("select count(*) from event_log where type in ('layer.opened', 'layer.ended')"))
                .isEqualTo(2L);
        assertThat(shop.tenant().ask("select count(*) from layered_price")).isEqualTo(0L);
    }

    @Test
    void aSaleThatNobodyElseApprovedDoesNotOpen() {
        var sale = shop.proposedSale("A", fifthOff, "2024-07-10T00:00:00Z", "2024-07-20T00:00:00Z", 0);

        assertThat(shop.editor().post("/api/v1/layers/" + sale + "/approve").problem())
                .isEqualTo("self-approval");
        shop.clock("2024-07-12T00:00:00Z");

        work();
        assertThat(shop.layer(sale).getString("state")).isEqualTo("PROPOSED");
        assertThat(mug()).isEqualTo("100.00 ");
    }

    @Test
    void aWindowOpensOnceHoweverManyWorkersLook() throws Exception {
        var a = saleA();
        shop.clock("2024-07-12T00:00:00Z");

        together(6, () -> {
            work();
            return true;
        });

        shop.layer(a, "OPEN");
        assertThat(shop.tenant().ask("select count(*) from run where kind = 'LAYER'"))
                .isEqualTo(1L);
        assertThat(shop.tenant().ask("select count(*) from event_log where type = 'layer.opened'"))
                .isEqualTo(1L);
        assertThat(shop.tenant().ask("select count(*) from price_version where kind = 'LAYER'"))
                .isEqualTo(1L);
    }

    @Test
    void whatSomebodyEditedDuringASaleIsLeftAndListedWhenItEnds() {
        var a = saleA();
        shop.clock("2024-07-12T00:00:00Z");
        shop.layer(a, "OPEN");
        shop.write(Map.of("CUP", "10.00", "MUG", "77.00", "POT", "50.00"));
        shop.clock("2024-07-21T00:00:00Z");

        var closing = runs(shop.layer(a, "ENDED")).getLast().getString("id");

        assertThat(mug()).isEqualTo("77.00 ");
        assertThat(shop.run(closing).getString("state")).isEqualTo("PARTIAL");
        assertThat(shop.target(closing, "MUG").getString("state")).isEqualTo("SKIPPED");
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
    void aSaleEndsEarlierWhenItIsTold() {
        var a = saleA();
        shop.clock("2024-07-12T00:00:00Z");
        shop.layer(a, "OPEN");

        Shop.ok(200, shop.editor().post("/api/v1/layers/" + a + "/end"));

        shop.layer(a, "ENDED");
        assertThat(mug()).isEqualTo("100.00 ");
        assertThat(shop.editor().post("/api/v1/layers/" + a + "/end").problem()).isEqualTo("layer-state");
        assertThat(shop.editor().delete("/api/v1/layers/" + a).problem()).isEqualTo("layer-state");
    }

    @Test
    void aWindowThatPassedWhileNobodyWasThereIsMissedAndWritesNothing() {
        shop.tenant().execute("update connection set paused_until = now() + interval '1 hour'");
        var a = saleA();
        shop.clock("2024-08-01T00:00:00Z");

        var missed = shop.layer(a, "ENDED");

        assertThat(runs(missed)).isEmpty();
        assertThat(shop.tenant().ask("select count(*) from event_log where type = 'layer.missed'"))
                .isEqualTo(1L);
    }

    @Test
    void aSaleThatCouldNotBeWrittenBeforeItEndedIsNotWrittenAfterwards() {
        shop.tenant().execute("update connection set paused_until = now() + interval '1 hour'");
        var a = saleA();
        shop.clock("2024-07-12T00:00:00Z");
        Shop.eventually(() -> shop.layer(a).getString("state"), "OPEN"::equals);
        shop.clock("2024-07-21T00:00:00Z");
        var ended = Shop.eventually(
                () -> shop.layer(a), layer -> layer.getString("state").equals("ENDED"));

        shop.tenant().execute("update connection set paused_until = null");
        work();

        assertThat(runs(ended)).extracting(run -> run.getString("state")).startsWith("CANCELLED");
        assertThat(mug()).isEqualTo("100.00 ");
    }

    @Test
    void whatIsAskedForWronglyIsRefused() {
        var july = "\"from\": \"2024-07-10\", \"to\": \"2024-07-20\"";

        assertThat(refused("{\"name\": \"A\", " + july + "}")).isEqualTo("invalid-value");
        assertThat(refused("{\"rule\": \"" + fifthOff + "\", " + july + "}")).isEqualTo("invalid-value");
        assertThat(refused("{\"name\": \"A\", \"rule\": \"" + fifthOff + "\", \"from\": \"soon\", \"to\": \"later\"}"))
                .isEqualTo("invalid-value");
        assertThat(refused("{\"name\": \"A\", \"rule\": \"" + fifthOff
                        + "\", \"from\": \"2024-07-10\", \"to\": \"2024-07-10\"}"))
                .isEqualTo("invalid-value");
        assertThat(refused("{\"name\": \"A\", \"rule\": \"" + fifthOff
                        + "\", \"from\": \"2024-06-10\", \"to\": \"2024-06-20\"}"))
                .isEqualTo("invalid-value");
        assertThat(refused("{\"name\": \"A\", \"rule\": \"nothing\", " + july + "}"))
                .isEqualTo("rule-not-found");
        assertThat(refused("{\"name\": \"A\", \"rule\": \"" + fifthOff + "\", \"channel\": \"moon\", " + july + "}"))
                .isEqualTo("connection-not-found");
        assertThat(shop.editor()
                        .get("/api/v1/layers/00000000-0000-0000-0000-000000000001")
                        .problem())
                .isEqualTo("layer-not-found");
        assertThat(shop.tenant()
                        .admin()
                        .put("/api/v1/layers/policy", "{\"omnibus\": [{\"priceList\": \"moon\"}]}")
                        .problem())
                .isEqualTo("price-list-not-found");
    }

    @Test
    void daysAreThoseOfTheProjectsZone() {
        var sale = shop.layer(shop.proposedSale("A", fifthOff, "2024-07-10", "2024-07-20T18:00", 0));

        assertThat(sale.getString("from")).isEqualTo("2024-07-10T04:00:00Z");
        assertThat(sale.getString("to")).isEqualTo("2024-07-20T22:00:00Z");
        assertThat(shop.items("/api/v1/layers?state=proposed")).hasSize(1);
        assertThat(shop.items("/api/v1/layers?state=open")).isEmpty();
    }

    /** A tenth off from the 15th, a fifth off from the 17th. */
    private void growing() {
        var b = saleB();
        shop.clock("2024-07-15T00:00:00Z");
        shop.layer(b, "OPEN");
        assertThat(mug()).isEqualTo("90.00 100.00");
        var a = shop.sale("A", fifthOff, "2024-07-17T00:00:00Z", "2024-07-20T00:00:00Z", 5);
        shop.clock("2024-07-17T00:00:00Z");
        shop.layer(a, "OPEN");
    }

    private void decide(String policy) {
        Shop.ok(200, shop.tenant().admin().put("/api/v1/layers/policy", policy));
        assertThat(shop.editor().put("/api/v1/layers/policy", policy).problem()).isEqualTo("role-too-low");
    }

    private Object soldFor(String sku) {
        return shop.tenant()
                .ask("select amount from price_version where sku = ? order by recorded_at desc limit 1", sku);
    }

    private String refused(String body) {
        return shop.editor().post("/api/v1/layers", body).problem();
    }

    private List<JsonObject> runs(JsonObject layer) {
        return layer.getJsonArray("runs").getValuesAs(JsonString::getString).stream()
                .map(shop::run)
                .toList();
    }

    /** A round of the worker, in this thread. */
    private void work() {
        var work = calibr.bean(TenantWork.class);
        Tenancy.callInBackground(shop.tenant().id(), () -> {
            work.round();
            return true;
        });
    }

    private String saleA() {
        return shop.sale("A", fifthOff, "2024-07-10T00:00:00Z", "2024-07-20T00:00:00Z", 5);
    }

    private String saleB() {
        return shop.sale("B", tenthOff, "2024-07-15T00:00:00Z", "2024-07-25T00:00:00Z", 9);
    }

    /** What the channel shows for the mug: price and compare-at. */
    private String mug() {
        return shop.shown().get("MUG") + " " + shop.announced().get("MUG");
    }

    private static String mugs(String name, String percent) {
        return """
                # table: %name
                # stage: adjust
                # hit-policy: first
                id,category under,percent
                mugs,Kitchen > Mugs,%percent
                """.replace("%name", name).replace("%percent", percent);
    }

    private static <T> void together(int threads, Callable<T> work) throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (var done : pool.invokeAll(
                    IntStream.range(0, threads).mapToObj(_ -> work).toList())) {
                done.get();
            }
        }
    }
}
