package io.calibr.server.run;

import io.calibr.server.tenant.Tenancy;
import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** A run writes a few of its prices first, and the rest only if nothing is wrong with them. */
@ExtendWith(CalibrServer.class)
class CanaryIT {

    private static final int CUPS = 20;
    private static final String NOON = "2024-07-09T12:00:00Z";
    private static final String AFTER_AN_HOUR = "2024-07-09T13:00:01Z";
    private static final String A_MINUTE_LATER = "2024-07-09T13:03:00Z";
    private static final String A_TENTH = "{\"share\": 10, \"watch\": \"PT1H\"}";

    private final RunningCalibr calibr;
    private Shop shop;

    CanaryIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aShopWithTwentyCups() {
        shop = Shop.open(
                calibr.newTenant(),
                Shop.PRODUCTS.lines().findFirst().orElseThrow() + "\n"
                        + cups().map(sku -> sku + ",Cup,Kitchen,Cups,4.00,10.00,USD,7,2024-01-01,\n")
                                .collect(Collectors.joining()),
                cups().collect(Collectors.toMap(sku -> sku, _ -> "10.00")));
        shop.clock(NOON);
    }

    @AfterEach
    void backToday() {
        shop.clockOfTheWall();
    }

    @Test
    void theCanaryIsWrittenFirstAndTheRestFollowsWhenTheWatchIsOver() {
        var run = watched(A_TENTH);

        var watching = shop.run(run);

        assertThat(written()).hasSize(2);
        assertThat(watching.getString("state")).isEqualTo("APPLYING");
        assertThat(watching.getJsonObject("targets").getInt("queued")).isEqualTo(18);
        assertThat(canary(run).getString("watchUntil")).startsWith("2024-07-09T13:00:0");
        assertThat(canary(run).getJsonObject("found").getInt("written")).isEqualTo(2);
        assertThat(shop.items("/api/v1/runs/" + run + "/targets?state=queued"))
                .allSatisfy(
                        target -> assertThat(target.getJsonObject("progress")).doesNotContainKey("nextAt"));
        work();
        assertThat(written()).hasSize(2);
        shop.clock(AFTER_AN_HOUR);
        assertThat(shop.settled(run).getString("state")).isEqualTo("APPLIED");
        assertThat(written()).hasSize(CUPS);
        assertThat(canary(run).getString("state")).isEqualTo("RAMPED");
        assertThat(events("run.canary_passed")).isEqualTo(1L);
    }

    @Test
    void stepsAreWatchedOneAfterTheOther() {
        var run = watched("{\"steps\": [10, 50, 100], \"watch\": \"PT1H\"}");
        shop.clock(AFTER_AN_HOUR);

        Shop.eventually(() -> canary(run), canary -> canary.getInt("step") == 1 && isWatched(canary));

        assertThat(written()).hasSize(10);
        assertThat(canary(run).getJsonArray("sizes").toString()).isEqualTo("[2,10]");
        shop.clock("2024-07-09T15:00:00Z");
        assertThat(shop.settled(run).getString("state")).isEqualTo("APPLIED");
        assertThat(events("run.canary_passed")).isEqualTo(2L);
    }

    @Test
    void aPriceThatIsShownDifferentlyHaltsTheRunAndSaysWhy() {
        var run = drifted();

        var halted = shop.run(run);

        assertThat(halted.getString("state")).isEqualTo("HALTED");
        assertThat(halted.getString("waiting"))
                .isEqualTo("of 2 written prices the channel shows 1 differently (50 %), more than 0 %");
        assertThat(canary(run).getString("state")).isEqualTo("HALTED");
        assertThat(canary(run).getString("reason"))
                .isEqualTo("of 2 written prices the channel shows 1 differently (50 %), more than 0 %");
        assertThat(canary(run).getJsonObject("found").getInt("drifted")).isEqualTo(1);
        assertThat(halted.getJsonObject("targets").getInt("queued")).isEqualTo(18);
        var audit = shop.items("/api/v1/audit?action=run.halted&entityId=" + run)
                .getFirst()
                .getJsonObject("facts");
        assertThat(audit.getString("reason")).startsWith("of 2 written prices");
        assertThat(events("run.canary_passed")).isEqualTo(0L);
    }

    @Test
    void aHaltedRunGoesOnWhenSomebodySaysSo() {
        var run = drifted();

        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/resume"));

        assertThat(shop.settled(run).getString("state")).isEqualTo("APPLIED");
        assertThat(canary(run).getString("state")).isEqualTo("OVERRULED");
        assertThat(written()).hasSize(CUPS - 1);
    }

    @Test
    void undoingAHaltedRunTakesBackWhatWasWrittenAndWritesNoMore() {
        var run = drifted();

        var undo = Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs/" + run + "/rollback")));

        assertThat(shop.run(run).getString("state")).isEqualTo("CANCELLED");
        assertThat(shop.run(run).getJsonObject("targets").getInt("cancelled")).isEqualTo(18);
        shop.apply(shop.approved(undo));
        assertThat(written()).isEmpty();
        assertThat(shop.shown()).containsValue("9.90");
        assertThat(shop.run(run).getString("state")).isEqualTo("PARTLY_ROLLED_BACK");
    }

    @Test
    void cancellingAHaltedRunEndsIt() {
        var run = drifted();

        Shop.ok(200, shop.editor().post("/api/v1/runs/" + run + "/cancel"));

        assertThat(shop.run(run).getJsonObject("targets").getInt("cancelled")).isEqualTo(18);
        assertThat(written()).hasSize(1);
    }

    @Test
    void errorsHaltTheRunAtOnce() {
        var run = approved(A_TENTH);
        shop.write(cups().collect(Collectors.toMap(sku -> sku, _ -> "7.77")));
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));

        Shop.eventually(() -> shop.run(run).getString("state"), "HALTED"::equals);

        assertThat(canary(run).getString("reason")).contains("2 were skipped (100 %), more than 2 %");
        assertThat(shop.run(run).getJsonObject("targets").getInt("skipped")).isEqualTo(2);
    }

    @Test
    void whatIsNotListedIsAnErrorToo() {
        var run = approved("{\"share\": 50, \"maxErrorShare\": 10}");
        shop.write(Map.of("C01", "10.00"));
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));

        Shop.eventually(() -> shop.run(run).getString("state"), "HALTED"::equals);

        assertThat(canary(run).getJsonObject("found").getInt("failed")).isGreaterThanOrEqualTo(9);
    }

    @Test
    void howeverManyServersLookOneDecides() throws Exception {
        var run = watched(A_TENTH);
        shop.clock(AFTER_AN_HOUR);

        SalesInJuly.together(6, () -> {
            work();
            return true;
        });

        assertThat(shop.settled(run).getString("state")).isEqualTo("APPLIED");
        assertThat(events("run.canary_passed")).isEqualTo(1L);
    }

    @Test
    void aPausedRunIsNotDecidedUntilItGoesOn() {
        var run = watched(A_TENTH);
        Shop.ok(200, shop.editor().post("/api/v1/runs/" + run + "/pause"));
        shop.clock(AFTER_AN_HOUR);

        work();

        assertThat(canary(run).getString("state")).isEqualTo("WATCHING");
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/resume"));
        assertThat(shop.settled(run).getString("state")).isEqualTo("APPLIED");
        assertThat(canary(run).getString("state")).isEqualTo("RAMPED");
    }

    @Test
    void aChannelThatCannotBeReadDecidesNothingAndIsReadAgainAMinuteLater() {
        var run = watched(A_TENTH);
        var shown = shop.shown();

        loseTheChannel(run);

        var waiting = canary(run);
        assertThat(waiting.getString("state")).isEqualTo("WATCHING");
        assertThat(waiting.getString("reason")).contains("prices.csv");
        assertThat(waiting.getString("watchUntil")).startsWith("2024-07-09T13:01:");
        assertThat(shop.run(run).getString("state")).isEqualTo("APPLYING");
        shop.write(shown);
        work();
        assertThat(written()).hasSize(2);
        shop.clock(A_MINUTE_LATER);
        assertThat(shop.settled(run).getString("state")).isEqualTo("APPLIED");
        assertThat(canary(run).getString("state")).isEqualTo("RAMPED");
        assertThat(canary(run)).doesNotContainKey("reason");
    }

    @Test
    void whatIsWrongIsFoundWhenTheChannelCanBeReadAgain() {
        var run = watched(A_TENTH);
        var edited = new TreeMap<>(shop.shown());
        edited.put(written().getFirst(), "9.90");
        loseTheChannel(run);
        shop.write(edited);

        shop.clock(A_MINUTE_LATER);

        Shop.eventually(() -> shop.run(run).getString("state"), "HALTED"::equals);
        assertThat(shop.run(run).getJsonObject("targets").getInt("queued")).isEqualTo(18);
    }

    @Test
    void aCanaryMayBeAskedForWithTheApplication() {
        var run = shop.approved();

        Shop.ok(202, apply(run, "{\"canary\": {\"count\": 3, \"watch\": \"PT1H\"}}"));

        Shop.eventually(() -> canary(run), CanaryIT::isWatched);
        assertThat(written()).hasSize(3);
    }

    @Test
    void aRunTooSmallForACanaryIsWrittenWhole() {
        var run = shop.approved();

        Shop.ok(202, apply(run, "{\"canary\": {\"count\": 20}}"));

        assertThat(shop.settled(run).getString("state")).isEqualTo("APPLIED");
        assertThat(canary(run).getString("state")).isEqualTo("RAMPED");
    }

    @Test
    void aCanaryThatWasApprovedIsNotReplaced() {
        var run = approved(A_TENTH);

        var answer = apply(run, "{\"canary\": {\"share\": 90}}");

        assertThat(answer.problem()).isEqualTo("invalid-value");
        assertThat(shop.run(run).getString("state")).isEqualTo("APPROVED");
        assertThat(canary(run).getString("state")).isEqualTo("PLANNED");
        assertThat(canary(run).getJsonObject("asked").getJsonArray("steps").toString())
                .isEqualTo("[10]");
    }

    @Test
    void aCanaryThatMakesNoSenseIsRefused() {
        for (var canary : List.of("{}", "{\"share\": 5, \"count\": 1}", "{\"share\": 500}", "{\"portion\": 5}")) {
            assertThat(shop.editor().post("/api/v1/runs", body(canary)).status())
                    .as(canary)
                    .isEqualTo(400);
        }
    }

    /** A run that its canary halted, since one of its two prices was edited. */
    private String drifted() {
        var run = watched(A_TENTH);
        var edited = new TreeMap<>(shop.shown());
        edited.put(written().getFirst(), "9.90");
        shop.write(edited);
        shop.clock(AFTER_AN_HOUR);
        Shop.eventually(() -> shop.run(run).getString("state"), "HALTED"::equals);
        return run;
    }

    /** The watch is over, and there is no file to look at. */
    private void loseTheChannel(String run) {
        shop.lose();
        shop.clock(AFTER_AN_HOUR);
        Shop.eventually(() -> canary(run), canary -> canary.containsKey("reason"));
    }

    /** A run whose canary is written and watched. */
    private String watched(String canary) {
        var run = approved(canary);
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));
        Shop.eventually(() -> canary(run), CanaryIT::isWatched);
        return run;
    }

    private String approved(String canary) {
        return shop.approved(Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs", body(canary)))));
    }

    private static String body(String canary) {
        return "{\"rulebook\": \"summer\", \"channel\": \"shop\", \"canary\": " + canary + "}";
    }

    private Answer apply(String run, String body) {
        return shop.editor().post("/api/v1/runs/" + run + "/apply", body);
    }

    private JsonObject canary(String run) {
        return shop.run(run).getJsonObject("canary");
    }

    private static boolean isWatched(JsonObject canary) {
        return canary.getString("state").equals("WATCHING");
    }

    /** The cups that the channel shows at their new price. */
    private List<String> written() {
        return shop.shown().entrySet().stream()
                .filter(price -> price.getValue().equals("9.00"))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private Object events(String type) {
        return shop.tenant().ask("select count(*) from event_log where type = ?", type);
    }

    private void work() {
        var work = calibr.bean(TenantWork.class);
        Tenancy.callInBackground(shop.tenant().id(), () -> {
            work.round();
            return true;
        });
    }

    private static Stream<String> cups() {
        return IntStream.rangeClosed(1, CUPS).mapToObj(number -> (number < 10 ? "C0" : "C") + number);
    }
}
