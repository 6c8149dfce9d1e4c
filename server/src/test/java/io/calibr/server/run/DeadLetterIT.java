package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Prices that failed for good, over all runs, and runs that are out of date. */
@ExtendWith(CalibrServer.class)
class DeadLetterIT {

    private static final Map<String, String> ALL = Map.of("CUP", "10.00", "MUG", "20.00", "POT", "50.00");

    private final RunningCalibr calibr;
    private Shop shop;

    DeadLetterIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aShop() {
        shop = Shop.open(calibr.newTenant());
    }

    @Test
    void deadLettersOfAllRunsAreListedAndFiltered() {
        var run = failed();

        var letters = shop.items("/api/v1/dlq");

        assertThat(letters)
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.getString("run")).isEqualTo(run));
        assertThat(shop.items("/api/v1/dlq?class=not_found")).hasSize(2);
        assertThat(shop.items("/api/v1/dlq?class=timeout")).isEmpty();
        assertThat(shop.editor().get("/api/v1/dlq?class=boredom").problem()).isEqualTo("invalid-value");
        var channel = shop.items("/api/v1/connections").getFirst().getString("id");
        assertThat(letters)
                .allSatisfy(letter -> assertThat(letter.getString("channel")).isEqualTo(channel));
        assertThat(shop.items("/api/v1/dlq?channel=shop")).isEqualTo(letters);
        assertThat(shop.items("/api/v1/dlq?channel=" + second())).isEmpty();
        assertThat(shop.editor().get("/api/v1/dlq?channel=attic").problem()).isEqualTo("connection-not-found");
        var page = shop.editor().get("/api/v1/dlq?limit=1").json();
        assertThat(shop.items("/api/v1/dlq?limit=1&cursor=" + page.getString("nextCursor")))
                .singleElement()
                .isNotEqualTo(page.getJsonArray("items").getJsonObject(0));
    }

    @Test
    void thoseOfARunComePageByPage() {
        var run = failed();
        var all = shop.items("/api/v1/runs/" + run + "/dlq");

        var first = Shop.ok(200, shop.editor().get("/api/v1/runs/" + run + "/dlq?limit=1"))
                .json();
        var second = Shop.ok(
                        200,
                        shop.editor()
                                .get("/api/v1/runs/" + run + "/dlq?limit=1&cursor=" + first.getString("nextCursor")))
                .json();

        assertThat(all).hasSize(2);
        assertThat(first.getJsonArray("items")).containsExactly(all.getFirst());
        assertThat(second.getJsonArray("items")).containsExactly(all.getLast());
        assertThat(second.containsKey("nextCursor")).isFalse();
        assertThat(shop.editor().get("/api/v1/runs/" + run + "/dlq?limit=501").problem())
                .isEqualTo("invalid-value");
        assertThat(shop.editor().get("/api/v1/runs/" + run + "/dlq?cursor=x").problem())
                .isEqualTo("cursor-invalid");
    }

    @Test
    void whatWouldOnlyFailAgainIsTriedAgainByForce() {
        var run = failed();
        var letter = letter("CUP");

        var refused = shop.editor().post("/api/v1/dlq/" + letter + "/requeue");
        shop.write(ALL);
        Shop.ok(202, shop.editor().post("/api/v1/dlq/" + letter + "/requeue?force=true"));

        assertThat(refused.problem()).as(refused.body()).isEqualTo("dead-letter-final");
        assertThat(shop.settled(run).getString("state")).isEqualTo("PARTIAL");
        assertThat(shop.shown()).containsEntry("CUP", "9.00").containsEntry("MUG", "20.00");
        assertThat(shop.items("/api/v1/dlq"))
                .singleElement()
                .satisfies(left -> assertThat(left.getString("sku")).isEqualTo("MUG"));
    }

    @Test
    void someOfTheFailedAreTriedAgain() {
        var run = failed();
        shop.write(ALL);
        var mug = shop.target(run, "MUG").getString("id");

        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/retry-failed", "{\"targets\": [\"" + mug + "\"]}"));

        shop.settled(run);
        assertThat(shop.shown()).containsEntry("CUP", "10.00").containsEntry("MUG", "18.00");
        assertThat(shop.editor()
                        .post("/api/v1/runs/" + run + "/retry-failed", "{\"targets\": []}")
                        .problem())
                .isEqualTo("invalid-value");
        assertThat(shop.editor()
                        .post("/api/v1/runs/" + run + "/retry-failed", "{\"targets\": [null]}")
                        .problem())
                .isEqualTo("invalid-value");
        assertThat(shop.editor()
                        .post("/api/v1/runs/" + run + "/retry-failed", "targets")
                        .problem())
                .isEqualTo("malformed-body");
    }

    @Test
    void aDeadLetterThatIsNotThereIsNotFound() {
        assertThat(shop.editor()
                        .post("/api/v1/dlq/" + new UUID(0, 1) + "/requeue")
                        .problem())
                .isEqualTo("dead-letter-not-found");
        assertThat(shop.editor().post("/api/v1/dlq/none/requeue").problem()).isEqualTo("dead-letter-not-found");
    }

    @Test
    void aRunThatWasMadeLongAgoHasExpiredWhenItIsApplied() {
        var run = shop.approved();
        shop.tenant().execute("update run set created_at = created_at - interval '169 hours'");

        var refused = shop.editor().post("/api/v1/runs/" + run + "/apply");

        assertThat(refused.problem()).as(refused.body()).isEqualTo("run-stale");
        assertExpired(run);
        assertThat(shop.editor().post("/api/v1/runs/" + run + "/apply").problem())
                .isEqualTo("run-state");
    }

    @Test
    void aRunWhosePricesWereChangedSinceHasExpired() {
        var first = shop.approved();
        var second = shop.approved();
        shop.apply(first);

        var refused = shop.editor().post("/api/v1/runs/" + second + "/apply");

        assertThat(refused.problem()).as(refused.body()).isEqualTo("run-stale");
        assertThat(refused.json().getString("detail")).contains("prices");
        assertExpired(second);
    }

    @Test
    void aRunWhoseCostsWereChangedSinceHasExpired() {
        var run = shop.approved();
        Shop.ok(
                200,
                shop.editor()
                        .send(
                                "POST",
                                "/api/v1/catalog/import",
                                "text/csv",
                                Shop.PRODUCTS.replace("Cups,4.00,10.00", "Cups,5.00,10.00")));

        var refused = shop.editor().post("/api/v1/runs/" + run + "/apply");

        assertThat(refused.problem()).as(refused.body()).isEqualTo("run-stale");
        assertThat(refused.json().getString("detail")).contains("costs");
    }

    @Test
    void aRunOnAListBasedOnAnotherHasExpiredWithThatOnesPrices() {
        Shop.ok(
                201,
                shop.editor()
                        .post("/api/v1/price-lists", "{\"slug\": \"half\", \"basedOn\": \"retail\", \"factor\": 0.5}"));
        var run = Shop.ok(
                        201, shop.editor().post("/api/v1/runs", "{\"rulebook\": \"summer\", \"priceList\": \"half\"}"))
                .json()
                .getString("id");
        shop.approved(run);
        Shop.ok(
                200,
                shop.editor()
                        .send(
                                "POST",
                                "/api/v1/catalog/import?priceList=retail",
                                "text/csv",
                                Shop.PRODUCTS.replace("Cups,4.00,10.00", "Cups,4.00,12.00")));

        var refused = shop.editor().post("/api/v1/runs/" + run + "/apply");

        assertThat(refused.problem()).as(refused.body()).isEqualTo("run-stale");
        assertThat(refused.json().getString("detail")).contains("prices");
    }

    /** The id of another channel of the shop. */
    private String second() {
        return Shop.id(
                Shop.ok(
                        201,
                        shop.owner()
                                .post(
                                        "/api/v1/connections",
                                        "{\"connector\": \"file\", \"slug\": \"outlet\", \"config\": {\"path\": \"outlet.csv\"}}")));
    }

    private void assertExpired(String run) {
        var expired = shop.run(run);
        assertThat(expired.getString("state")).isEqualTo("EXPIRED");
        assertThat(expired.getJsonObject("targets").getInt("cancelled")).isEqualTo(2);
        assertThat(shop.items("/api/v1/price-changes?run=" + run))
                .allSatisfy(change -> assertThat(change.getString("state")).isEqualTo("SKIPPED"));
        assertThat(shop.items("/api/v1/audit?action=run.expired"))
                .extracting(row -> row.getString("entityId"))
                .contains(run);
    }

    /** A run of which nothing could be written: the channel lists none of it. */
    private String failed() {
        var run = shop.approved();
        shop.write(Map.of("POT", "50.00"));
        shop.apply(run);
        return run;
    }

    private String letter(String sku) {
        return shop.items("/api/v1/dlq").stream()
                .filter(letter -> letter.getString("sku").equals(sku))
                .findFirst()
                .map((JsonObject letter) -> letter.getString("id"))
                .orElseThrow();
    }
}
