package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** How sales begin and end: approved once, turned by the clock, whatever happens in between. */
@ExtendWith(CalibrServer.class)
class LayerIT extends SalesInJuly {

    LayerIT(RunningCalibr calibr) {
        super(calibr);
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

        var refused = shop.editor().post("/api/v1/layers/" + sale + "/approve");
        assertThat(refused.problem()).isEqualTo("self-approval");
        assertThat(refused.json().getString("title")).isEqualTo("Nobody approves their own run or sale");
        shop.clock("2024-07-12T00:00:00Z");

        work();
        assertThat(shop.layer(sale).getString("state")).isEqualTo("PROPOSED");
        assertThat(mug()).isEqualTo("100.00 ");
    }

    @Test
    void aListOfSalesNamesTheRulesOfEach() {
        saleA();
        saleB();

        var sales = shop.items("/api/v1/layers");

        assertThat(sales)
                .extracting(
                        sale -> sale.getString("name"),
                        sale -> sale.getJsonObject("rules").getString("name"))
                .containsExactly(tuple("B", "Tenth off mugs"), tuple("A", "Fifth off"));
        assertThat(sales.getFirst())
                .doesNotContainKey("runs")
                .extractingByKey("rules")
                .isEqualTo(shop.layer(sales.getFirst().getString("id")).getJsonObject("rules"));
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
        Shop.ok(200, shop.owner().post("/api/v1/freeze", "{\"reason\": \"stocktaking\"}"));
        var a = saleA();
        shop.clock("2024-07-12T00:00:00Z");
        Shop.eventually(() -> shop.layer(a).getString("state"), "OPEN"::equals);
        shop.clock("2024-07-21T00:00:00Z");
        var ended = Shop.eventually(
                () -> shop.layer(a), layer -> layer.getString("state").equals("ENDED"));

        Shop.ok(204, shop.owner().delete("/api/v1/freeze"));
        work();

        assertThat(runs(ended)).extracting(run -> run.getString("state")).startsWith("CANCELLED");
        assertThat(mug()).isEqualTo("100.00 ");
    }

    @Test
    void aTurnCancelsWhatWaitsAndWaitsForWhatIsInFlight() {
        var everything = shop.rule("Everything", mugs("everything", "-20").replace("Kitchen > Mugs", "Kitchen"));
        Shop.ok(200, shop.owner().post("/api/v1/freeze", "{\"reason\": \"stocktaking\"}"));
        var sale = shop.sale("A", everything, "2024-07-10T00:00:00Z", "2024-07-20T00:00:00Z", 5);
        shop.clock("2024-07-12T00:00:00Z");
        Shop.eventually(() -> shop.layer(sale).getString("state"), "OPEN"::equals);
        var opening = runs(shop.layer(sale)).getFirst().getString("id");
        verifying(opening, "now() + interval '1 hour'");
        shop.clock("2024-07-21T00:00:00Z");

        Shop.eventually(() -> shop.target(opening, "MUG").getString("state"), "CANCELLED"::equals);

        assertThat(shop.layer(sale).getString("state")).isEqualTo("OPEN");
        Shop.ok(204, shop.owner().delete("/api/v1/freeze"));
        verifying(opening, "now()");
        shop.layer(sale, "ENDED");
        assertThat(shop.shown()).containsEntry("CUP", "10.00").containsEntry("MUG", "100.00");
    }

    @Test
    void aRunThatIsCancelledHasMovedThePricesUnderASaleThatItHadWritten() {
        var a = saleA();
        shop.clock("2024-07-12T00:00:00Z");
        shop.layer(a, "OPEN");
        var dearer = mugs("dearer", "10").replace("Kitchen > Mugs", "Kitchen");
        shop.rulebook("Dearer", "dearer", shop.rule("Dearer", dearer));
        var run = shop.approved(shop.dryRun("dearer"));
        shop.tenant().execute("update connection set paused_until = now() + interval '1 hour'");
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));
        Shop.eventually(() -> shop.target(run, "MUG").getString("state"), "APPLIED"::equals);

        Shop.ok(200, shop.editor().post("/api/v1/runs/" + run + "/cancel"));
        shop.tenant().execute("update connection set paused_until = null");

        Shop.eventually(this::mug, "88.00 110.00"::equals);
        assertThat(shop.shown()).containsEntry("CUP", "10.00");
    }

    private void verifying(String run, String until) {
        shop.tenant()
                .execute(
                        "update target set state = 'VERIFYING', attempt = 1, lease_until = " + until
                                + " where run_id = ?::uuid and sku = 'CUP'",
                        run);
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
    void aSaleWhoseGuardrailsAreOfAnotherCurrencyIsRefusedWhenItIsPlanned() {
        yenBook();

        assertThat(refused("{\"name\": \"A\", \"rulebook\": \"yen-book\", \"channel\": \"shop\","
                        + " \"from\": \"2024-07-10\", \"to\": \"2024-07-20\"}"))
                .isEqualTo("invalid-value");
    }

    @Test
    void aSaleThatFailsKeepsNoOtherWaiting() {
        yenBook();
        Shop.ok(201, shop.editor().post("/api/v1/price-lists", "{\"slug\": \"yen\", \"currency\": \"JPY\"}"));
        var failing = onYen("\"rulebook\": \"yen-book\"");
        var sound = onYen("\"rule\": \"" + fifthOff + "\"");
        shop.tenant()
                .execute(
                        "update layer set price_list_id = (select id from price_list where slug <> 'yen')"
                                + " where id = cast(? as uuid)",
                        failing);

        shop.clock("2024-07-12T00:00:00Z");

        shop.layer(sound, "OPEN");
        assertThat(shop.layer(failing).getString("state")).isEqualTo("APPROVED");
    }

    private void yenBook() {
        var book = Shop.ok(
                        201,
                        shop.editor()
                                .post(
                                        "/api/v1/rulebooks",
                                        "{\"slug\": \"yen-book\", \"rules\": [\"" + fifthOff + "\"], \"guardrails\":"
                                                + " {\"currency\": \"JPY\", \"bounds\": {\"floor hold\": \"1\"}}}"))
                .json()
                .getString("id");
        Shop.ok(200, shop.editor().post("/api/v1/rulebooks/" + book + "/publish", "{}"));
    }

    /** An approved sale on the list in yen. */
    private String onYen(String rules) {
        var sale = Shop.ok(
                        201,
                        shop.editor()
                                .post(
                                        "/api/v1/layers",
                                        "{\"name\": \"Yen\", \"priceList\": \"yen\", " + rules
                                                + ", \"from\": \"2024-07-10\", \"to\": \"2024-07-20\"}"))
                .json()
                .getString("id");
        Shop.ok(200, shop.owner().post("/api/v1/layers/" + sale + "/approve"));
        return sale;
    }

    @Test
    void daysAreThoseOfTheProjectsZone() {
        var sale = shop.layer(shop.proposedSale("A", fifthOff, "2024-07-10", "2024-07-20T18:00", 0));

        assertThat(sale.getString("from")).isEqualTo("2024-07-10T04:00:00Z");
        assertThat(sale.getString("to")).isEqualTo("2024-07-20T22:00:00Z");
        assertThat(shop.items("/api/v1/layers?state=proposed")).hasSize(1);
        assertThat(shop.items("/api/v1/layers?state=open")).isEmpty();
    }
}
