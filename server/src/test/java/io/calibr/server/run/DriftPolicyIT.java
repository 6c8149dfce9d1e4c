package io.calibr.server.run;

import io.calibr.model.Money;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of prices that are not as intended. */
@ExtendWith(CalibrServer.class)
class DriftPolicyIT extends DriftingShop {

    DriftPolicyIT(RunningCalibr calibr) {
        super(calibr);
    }

    @Test
    void onlyAdministratorsDecide() {
        var policy = "{\"mismatch\": \"RESTORE\", \"percent\": 2}";

        assertThat(shop.editor().put("/api/v1/reconcile/policy", policy).problem())
                .isEqualTo("role-too-low");
        decide(policy);
        var decided =
                Shop.ok(200, shop.editor().get("/api/v1/reconcile/policy")).json();
        assertThat(decided.getString("minor")).isEqualTo("ALERT");
        assertThat(decided.getString("mismatch")).isEqualTo("RESTORE");
        assertThat(decided.getInt("minorUnits")).isEqualTo(1);
        assertThat(shop.items("/api/v1/audit?action=project.drift_decided")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"missing\": \"ADOPT\"}",
                "{\"foreignCurrency\": \"ADOPT\"}",
                "{\"minorUnits\": -1}",
                "{\"percent\": 100.5}",
                "{\"percent\": -1}"
            })
    void whatCannotBeDoneIsRefused(String policy) {
        assertThat(shop.tenant().admin().put("/api/v1/reconcile/policy", policy).problem())
                .isEqualTo("invalid-value");
    }

    @Test
    void aMismatchIsWrittenAgainWhereThePolicySaysSo() {
        decide("{\"mismatch\": \"RESTORE\"}");
        var run = shop.applied().getString("id");
        shop.write(Map.of("CUP", "9.01", "MUG", "15.00", "POT", "50.00"));

        var reading = readingAfterFiveMinutes();

        var restore = shop.settled(restoredBy(reading));
        assertThat(restore.getString("kind")).isEqualTo("RESTORE");
        assertThat(restore.getString("state")).isEqualTo("APPLIED");
        assertThat(restore.getJsonObject("people").getJsonObject("requester").getString("name"))
                .isEqualTo("ADMIN");
        assertThat(restore.getJsonObject("people").containsKey("approver")).isFalse();
        assertThat(shop.items("/api/v1/runs/" + restore.getString("id") + "/lines"))
                .hasSize(1);
        assertThat(shop.shown()).isEqualTo(Map.of("CUP", "9.01", "MUG", "18.00", "POT", "50.00"));
        assertThat(shop.tenant().ask("select count(*) from price_version where sku = 'MUG'"))
                .isEqualTo(2L);
        assertThat(asked(run).getJsonObject("counts").getInt("matched")).isEqualTo(1);
    }

    @Test
    void whatWasWrittenAgainIsExplainedAndUndoneByTheRunThatMadeIt() {
        decide("{\"mismatch\": \"RESTORE\"}");
        shop.applied();
        shop.write(Map.of("CUP", "9.00", "MUG", "15.00", "POT", "50.00"));
        var restore = restoredBy(readingAfterFiveMinutes());
        shop.settled(restore);
        var change =
                shop.items("/api/v1/price-changes?run=" + restore).getFirst().getString("id");

        assertThat(shop.editor().post("/api/v1/runs/" + restore + "/rollback").problem())
                .isEqualTo("run-state");
        assertThat(shop.editor()
                        .get("/api/v1/runs/" + restore + "/explain?sku=MUG")
                        .problem())
                .isEqualTo("run-state");
        assertThat(shop.editor()
                        .get("/api/v1/price-changes/" + change + "/proof")
                        .problem())
                .isEqualTo("run-state");
    }

    @Test
    void whatIsChangedAgainWithinADayIsLeftToPeople() {
        decide("{\"mismatch\": \"RESTORE\"}");
        shop.applied();
        var first = finished();
        shop.write(Map.of("CUP", "9.00", "MUG", "15.00", "POT", "50.00"));
        shop.settled(restoredBy(readingAfterFiveMinutes()));

        shop.write(Map.of("CUP", "9.00", "MUG", "14.00", "POT", "50.00"));
        var second = findings(readingAfterFiveMinutes()).getFirst();
        assertThat(second.getString("action")).isEqualTo("ALERT");
        assertThat(second.getString("note")).contains("not restored");
        assertThat(shop.shown()).containsEntry("MUG", "14.00");

        shop.clock(first.plus(Duration.ofDays(2)).toString());
        Shop.eventually(shop::shown, shown -> "18.00".equals(shown.get("MUG")));
    }

    @Test
    void underASaleTheSalesPriceIsWrittenAgain() {
        decide("{\"mismatch\": \"RESTORE\"}");
        var half = shop.rule("Half", Shop.TENTH_OFF.replace("tenth-off", "half").replace("-10", "-50"));
        var sale = shop.sale("Half", half, "2024-07-09T12:00:00Z", "2024-07-20T00:00:00Z", 1);
        shop.layer(sale, "OPEN");
        shop.write(Map.of("CUP", "5.00", "MUG", "19.00", "POT", "50.00"));

        shop.settled(restoredBy(readingAfterFiveMinutes()));

        assertThat(shop.shown()).containsEntry("MUG", "10.00");
        assertThat(shop.announced()).containsEntry("MUG", "20.00");
        shop.clock("2024-07-20T00:00:00Z");
        shop.layer(sale, "ENDED");
        assertThat(shop.shown()).containsEntry("MUG", "20.00");
    }

    @Test
    void aMismatchBecomesTheListPriceWhereThePolicySaysSo() {
        decide("{\"mismatch\": \"ADOPT\"}");
        shop.applied();
        shop.write(Map.of("CUP", "9.00", "MUG", "17.50", "POT", "50.00"));

        var found = findings(readingAfterFiveMinutes()).getFirst();

        assertThat(found.getString("action")).isEqualTo("ADOPT");
        assertThat(shop.shown()).containsEntry("MUG", "17.50");
        var versions = shop.items("/api/v1/skus/MUG/prices");
        assertThat(versions)
                .filteredOn(version -> version.containsKey("source"))
                .singleElement()
                .satisfies(version -> {
                    assertThat(version.getString("kind")).isEqualTo("LIST");
                    assertThat(version.getString("source")).isEqualTo("adopted from channel");
                    assertThat(version.getJsonObject("price").getString("amount"))
                            .isEqualTo("17.50");
                });
        assertThat(shop.items("/api/v1/events?type=price.adopted")).hasSize(1);
        later(Duration.ofHours(1));
        assertThat(readings(2).getFirst().getJsonObject("counts").getInt("matched"))
                .isEqualTo(2);
    }

    @Test
    void underASaleNothingIsAdopted() {
        decide("{\"mismatch\": \"ADOPT\"}");
        var half = shop.rule("Half", Shop.TENTH_OFF.replace("tenth-off", "half").replace("-10", "-50"));
        var sale = shop.sale("Half", half, "2024-07-09T12:00:00Z", "2024-07-20T00:00:00Z", 1);
        shop.layer(sale, "OPEN");
        shop.write(Map.of("CUP", "5.00", "MUG", "17.50", "POT", "50.00"));

        var found = findings(readingAfterFiveMinutes());

        assertThat(found).allSatisfy(one -> {
            assertThat(one.getString("action")).isEqualTo("ALERT");
            assertThat(one.getString("note")).contains("a sale lies over it");
        });
        assertThat(shop.items("/api/v1/events?type=price.adopted")).isEmpty();
    }

    @Test
    void whoAsksOnlyLooks() {
        decide("{\"mismatch\": \"RESTORE\"}");
        var run = shop.applied().getString("id");
        shop.write(Map.of("CUP", "9.00", "MUG", "15.00", "POT", "50.00"));

        var found = asked(run);

        assertThat(found.getBoolean("mismatch")).isTrue();
        assertThat(found.getJsonArray("items").getJsonObject(0).getString("action"))
                .isEqualTo("ALERT");
        var by = found.getJsonArray("history").getJsonObject(0).getJsonObject("by");
        assertThat(by.getString("name")).isEqualTo("EDITOR");
        assertThat(shop.items("/api/v1/runs")).hasSize(1);
    }

    @Test
    void whatIsMissingIsWrittenWhereTheChannelTakesIt() {
        var tenant = calibr.newTenant();
        Shop.reopened(tenant).write(Map.of("CUP", "10.00", "MUG", "20.00", "POT", "50.00"));
        shop = Shop.on(
                tenant,
                Shop.PRODUCTS,
                "{\"connector\": \"file\", \"slug\": \"shop\", \"config\": {\"path\": \"prices.csv\", \"createMissing\": \"true\"}}");
        decide("{\"missing\": \"RESTORE\"}");
        var run = shop.applied().getString("id");
        shop.write(Map.of("CUP", "9.00", "POT", "50.00"));

        var restore = shop.settled(restoredBy(readingAfterFiveMinutes()));

        assertThat(restore.getString("state")).isEqualTo("APPLIED");
        assertThat(shop.shown()).isEqualTo(Map.of("CUP", "9.00", "MUG", "18.00", "POT", "50.00"));
        assertThat(asked(run).getJsonObject("counts").getInt("matched")).isEqualTo(2);
    }

    @Test
    void whatTheChannelWillNotHaveIsTriedOnce() {
        decide("{\"missing\": \"RESTORE\"}");
        shop.applied();
        var first = finished();
        shop.write(Map.of("CUP", "9.00", "POT", "50.00"));
        var restore = shop.settled(restoredBy(readingAfterFiveMinutes()));
        assertThat(restore.getString("state")).isEqualTo("FAILED");

        shop.clock(first.plus(Duration.ofDays(3)).toString());
        var second = findings(readings(2).getFirst()).getFirst();

        assertThat(second.getString("kind")).isEqualTo("MISSING");
        assertThat(second.getString("action")).isEqualTo("ALERT");
        assertThat(second.getString("note")).isEqualTo("not restored: the channel would not have it");
        assertThat(shop.items("/api/v1/runs")).hasSize(2);
    }

    @Test
    void aPriceInAnotherCurrencyIsWrittenOverWhateverItSaysAndTheChannelDecides() {
        decide("{\"foreignCurrency\": \"RESTORE\"}");
        shop.applied();
        var first = finished();
        shop.write(Map.of("CUP", "9.00", "MUG", "18.00", "POT", "50.00"), "EUR");

        var restore = shop.settled(restoredBy(readingAfterFiveMinutes()));

        var target = shop.target(restore.getString("id"), "MUG");
        assertThat(target.getJsonObject("before").containsKey("price")).isFalse();
        assertThat(target.getJsonObject("after").getJsonObject("price").getString("currency"))
                .isEqualTo("USD");
        assertThat(target.getJsonObject("progress").toString()).contains("sells it in EUR");
        shop.clock(first.plus(Duration.ofDays(3)).toString());
        assertThat(findings(readings(2).getFirst())).allSatisfy(one -> {
            assertThat(one.getString("kind")).isEqualTo("FOREIGN_CURRENCY");
            assertThat(one.getString("action")).isEqualTo("ALERT");
            assertThat(one.getString("note")).contains("would not have it");
        });
    }

    @Test
    void aPriceInAnotherCurrencyIsOursAgainWhereTheChannelTakesIt() {
        var channel =
                SlowShop.open(calibr, calibr.newTenant(), 2, "\"items\": \"10\", \"calls\": \"1\", \"millis\": \"0\"");
        shop = channel.shop();
        decide("{\"foreignCurrency\": \"RESTORE\"}");
        var run = shop.applied().getString("id");
        channel.sell("CUP-1000", Money.of("8.50", "EUR"));

        var reading = readingAfterFiveMinutes();

        assertThat(findings(reading)).singleElement().satisfies(one -> {
            assertThat(one.getString("kind")).isEqualTo("FOREIGN_CURRENCY");
            assertThat(one.getString("action")).isEqualTo("RESTORE");
        });
        var restore = shop.settled(restoredBy(reading));
        assertThat(restore.getString("state")).as(restore.toString()).isEqualTo("APPLIED");
        assertThat(shop.items("/api/v1/runs/" + restore.getString("id") + "/lines"))
                .hasSize(1);
        var found = asked(run);
        assertThat(found.getJsonObject("counts").getInt("matched")).isEqualTo(2);
        assertThat(found.getJsonArray("items")).isEmpty();
        later(Duration.ofHours(1));
        assertThat(findings(readings(3).getFirst())).isEmpty();
        assertThat(shop.items("/api/v1/runs")).hasSize(2);
        assertThat(shop.tenant().ask("select count(*) from price_version where sku = 'CUP-1000'"))
                .isEqualTo(2L);
    }

    private String restoredBy(JsonObject reading) {
        return findings(reading).stream()
                .filter(one -> one.containsKey("restoredBy"))
                .findFirst()
                .orElseThrow()
                .getString("restoredBy");
    }
}
