package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** When channels are read again, and which of their prices are ours to speak for. */
@ExtendWith(CalibrServer.class)
class ReconcileIT extends DriftingShop {

    ReconcileIT(RunningCalibr calibr) {
        super(calibr);
    }

    @Test
    void aChannelIsReadAfterFiveMinutesAfterAnHourAndDailyForThirtyDays() {
        shop.applied();

        later(Duration.ofMinutes(4));
        work();
        assertThat(readings()).isEmpty();
        later(Duration.ofMinutes(5));
        readings(1);
        later(Duration.ofHours(1));
        readings(2);
        later(Duration.ofDays(1));
        readings(3);
        // what was missed is made up for by one reading
        later(Duration.ofDays(29).plusHours(1));
        readings(4);
        later(Duration.ofDays(30));
        readings(5);
        later(Duration.ofDays(40));
        work();
        assertThat(readings()).hasSize(5);
        assertThat(shop.tenant().ask("select count(*) from channel_check")).isEqualTo(0L);
    }

    @Test
    void whatIsAsIntendedIsSaidToBeSo() {
        var run = shop.applied().getString("id");

        var reading = readingAfterFiveMinutes();

        assertThat(reading.getJsonObject("counts").getInt("matched")).isEqualTo(2);
        assertThat(reading.getInt("mismatches")).isZero();
        assertThat(reading.getJsonObject("channel").getString("slug")).isEqualTo("shop");
        assertThat(reading.containsKey("by")).isFalse();
        assertThat(ofRun(run).getJsonArray("history")).hasSize(1);
        var job = shop.items("/api/v1/events?type=job.rule.reconcile").getFirst();
        assertThat(job.getJsonObject("facts").getString("outcome")).isEqualTo("DONE");
        assertThat(job.getJsonObject("facts")).containsKeys("started", "ended", "milliseconds", "reconciliation");
    }

    @Test
    void peopleAreToldOfWhatSomebodyElseChanged() {
        var run = shop.applied().getString("id");
        shop.write(Map.of("CUP", "9.01", "MUG", "15.00", "POT", "50.00"));

        var reading = readingAfterFiveMinutes();

        assertThat(reading.getJsonObject("counts").getInt("drifted")).isEqualTo(2);
        assertThat(reading.getInt("mismatches")).isEqualTo(1);
        assertThat(findings(reading))
                .extracting(one -> one.getString("sku") + " " + one.getString("kind") + " " + one.getString("action"))
                .containsExactly("CUP MINOR ALERT", "MUG MISMATCH ALERT");
        assertThat(findings(reading))
                .allSatisfy(one -> assertThat(one.getString("run")).isEqualTo(run));
        assertThat(shop.shown()).containsEntry("MUG", "15.00");
        assertThat(shop.items("/api/v1/audit?action=reconciliation.mismatch")).hasSize(1);
        assertThat(ofRun(run).getBoolean("mismatch")).isTrue();
    }

    @Test
    void aRunThatALaterOneReplacedHasNoPriceOfItsOwnLeft() {
        var first = shop.applied().getString("id");
        var second = Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs/" + first + "/rollback")));
        shop.apply(shop.approved(second));

        var found = asked(first);

        assertThat(counts(found)).containsOnly(0);
        assertThat(asked(second).getJsonObject("counts").getInt("matched")).isEqualTo(2);
    }

    @Test
    void underASaleTheSalesPriceIsWhatIsIntended() {
        var run = shop.applied().getString("id");
        var half = shop.rule("Half", Shop.TENTH_OFF.replace("tenth-off", "half").replace("-10", "-50"));
        var sale = shop.sale("Half", half, "2024-07-09T12:00:00Z", "2024-07-20T00:00:00Z", 1);
        shop.layer(sale, "OPEN");
        assertThat(shop.shown()).containsEntry("MUG", "9.00");

        var found = asked(run);
        var reading = readingAfterFiveMinutes();

        assertThat(counts(found)).containsOnly(0);
        assertThat(reading.getJsonObject("counts").getInt("matched")).isEqualTo(2);
        assertThat(reading.getInt("mismatches")).isZero();
    }

    @Test
    void whatAnImportMovedSinceIsNoDriftOfTheRunBefore() {
        shop.clockOfTheWall();
        var run = shop.applied().getString("id");
        shop.stock(Shop.PRODUCTS.replace("20.00,USD", "30.00,USD"));

        var found = asked(run);

        assertThat(found.getJsonObject("counts").getInt("matched")).isEqualTo(1);
        assertThat(found.getJsonArray("items")).isEmpty();
    }

    @Test
    void whatARunLeftAsSomebodyEditedItIsNoLongerOurs() {
        var rule =
                shop.rule("Fifth", Shop.TENTH_OFF.replace("tenth-off", "fifth").replace("-10", "-20"));
        shop.rulebook("Fifth", "fifth", rule);
        shop.applied();
        var second = shop.approved(shop.dryRun("fifth"));
        shop.write(Map.of("CUP", "9.00", "MUG", "15.00", "POT", "50.00"));
        assertThat(shop.apply(second).getString("state")).isEqualTo("PARTIAL");

        var reading = readingAfterFiveMinutes();

        assertThat(reading.getJsonObject("counts").getInt("matched")).isEqualTo(1);
        assertThat(findings(reading)).isEmpty();
    }

    @Test
    void whatARunFoundAsItsRulesWantItIsIntendedFromThenOn() {
        var rule =
                shop.rule("Fifth", Shop.TENTH_OFF.replace("tenth-off", "fifth").replace("-10", "-20"));
        shop.rulebook("Fifth", "fifth", rule);
        shop.applied();
        shop.write(Map.of("CUP", "9.00", "MUG", "16.00", "POT", "50.00"));
        assertThat(shop.apply(shop.approved(shop.dryRun("fifth"))).getString("state"))
                .isEqualTo("APPLIED");

        var reading = readingAfterFiveMinutes();

        assertThat(reading.getJsonObject("counts").getInt("matched")).isEqualTo(2);
        assertThat(findings(reading)).isEmpty();
    }

    @Test
    void howeverManyWorkersLookAChannelIsReadOnce() throws Exception {
        shop.applied();
        later(Duration.ofMinutes(5));

        SalesInJuly.together(8, () -> {
            work();
            return true;
        });

        readings(1);
        assertThat(shop.tenant().ask("select count(*) from reconciliation")).isEqualTo(1L);
        assertThat(shop.tenant().ask("select count(*) from event_log where type = 'job.rule.reconcile'"))
                .isEqualTo(1L);
    }

    @Test
    void aChannelThatCannotBeReadIsTriedAgain() {
        shop.applied();
        shop.tenant().execute("update connection set config = '{\"path\": \"gone.csv\"}'");

        later(Duration.ofMinutes(5));
        var failed = Shop.eventually(
                () -> shop.items("/api/v1/events?type=job.rule.reconcile"), events -> !events.isEmpty());

        assertThat(failed.getFirst().getJsonObject("facts").getString("outcome"))
                .isEqualTo("FAILED");
        assertThat(shop.tenant().ask("select count(*) from channel_check where not daily"))
                .isEqualTo(2L);
        shop.tenant().execute("update connection set config = '{\"path\": \"prices.csv\"}'");
        work();
        assertThat(readings()).as("before the lease has ended").isEmpty();
    }

    @Test
    void readingsAreListedByChannelKindAndTime() {
        shop.applied();
        readingAfterFiveMinutes();
        shop.write(Map.of("CUP", "9.00", "MUG", "15.00", "POT", "50.00"));
        later(Duration.ofHours(1));
        var second = readings(2).getFirst();

        assertThat(items("?kind=mismatch&channel=shop")).containsExactly(second);
        assertThat(items("?kind=missing")).isEmpty();
        assertThat(items("?since=" + finished().plus(Duration.ofMinutes(30)))).containsExactly(second);
        var page = Shop.ok(200, shop.editor().get("/api/v1/reconciliations?limit=1"))
                .json();
        assertThat(page.getJsonArray("items").getJsonObject(0)).isEqualTo(second);
        assertThat(items("?limit=1&cursor=" + page.getString("nextCursor")))
                .hasSize(1)
                .doesNotContain(second);
        assertThat(shop.editor().get("/api/v1/reconciliations?kind=other").problem())
                .isEqualTo("invalid-value");
        assertThat(shop.editor().get("/api/v1/reconciliations?since=monday").problem())
                .isEqualTo("invalid-value");
        assertThat(shop.editor().get("/api/v1/reconciliations?channel=other").problem())
                .isEqualTo("connection-not-found");
    }

    @Test
    void nobodyReadsAnotherTenantsReadings() {
        shop.applied();
        var reading = readingAfterFiveMinutes().getString("id");
        var stranger = calibr.newTenant().owner();

        assertThat(stranger.get("/api/v1/reconciliations/" + reading).problem()).isEqualTo("reconciliation-not-found");
        assertThat(stranger.get("/api/v1/reconciliations/" + reading + "/findings")
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get("/api/v1/reconciliations").json().getJsonArray("items"))
                .isEmpty();
    }

    private List<JsonObject> items(String query) {
        return shop.items("/api/v1/reconciliations" + query);
    }

    private static List<Integer> counts(JsonObject found) {
        var counts = found.getJsonObject("counts");
        return counts.keySet().stream().map(counts::getInt).toList();
    }
}
