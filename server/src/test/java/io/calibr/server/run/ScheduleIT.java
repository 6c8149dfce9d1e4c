package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Dry runs that the clock asks for. The project's zone is New York, four hours behind in July. */
@ExtendWith(CalibrServer.class)
class ScheduleIT {

    private static final String RUN = "\"run\": {\"rulebook\": \"summer\", \"channel\": \"shop\"}";
    private static final String NIGHTLY = "{\"name\": \"Nightly\", \"cron\": \"30 2 * * *\", " + RUN + "}";

    private final RunningCalibr calibr;
    private Shop shop;

    ScheduleIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aShopInJuly() {
        shop = Shop.open(calibr.newTenant());
        shop.clock("2024-07-09T12:00:00Z");
    }

    @AfterEach
    void backToday() {
        shop.tenant().execute("update schedule set next_at = null");
        shop.clockOfTheWall();
    }

    @Test
    void aRecurringScheduleMakesPreviewsAndListsWhatItMissed() {
        var nightly = created(NIGHTLY);
        assertThat(schedule(nightly).getString("nextAt")).isEqualTo("2024-07-10T06:30:00Z");

        shop.clock("2024-07-10T06:31:00Z");
        var first = fired(nightly, 1).getFirst();
        var run = shop.run(first.getString("run"));
        assertThat(run.getString("state")).isEqualTo("PREVIEW");
        assertThat(run.getJsonObject("inputs").getString("asOf")).isEqualTo("2024-07-10T06:30:00Z");
        assertThat(run.getJsonObject("people").getJsonObject("requester").getString("name"))
                .isEqualTo("EDITOR");

        shop.clock("2024-07-13T07:00:00Z");
        assertThat(fired(nightly, 4))
                .extracting(fire -> fire.getString("state"))
                .containsExactly("DONE", "MISSED", "MISSED", "DONE");
        assertThat(schedule(nightly).getString("nextAt")).isEqualTo("2024-07-14T06:30:00Z");
    }

    @Test
    void whatWasMissedForTenYearsKeepsNobodyWaiting() {
        var minutely = created(NIGHTLY.replace("30 2 * * *", "* * * * *"));

        shop.clock("2034-07-09T12:00:05Z");

        var newest = Shop.eventually(
                () -> schedule(minutely).getJsonArray("fires").getValuesAs(JsonValue::asJsonObject).stream()
                        .findFirst(),
                fire -> fire.filter(one -> one.getString("state").equals("DONE"))
                        .isPresent());
        assertThat(newest.orElseThrow().getString("dueAt")).isEqualTo("2034-07-09T12:00:00Z");
        assertThat(schedule(minutely).getString("nextAt")).isEqualTo("2034-07-09T12:01:00Z");
        assertThat(shop.tenant().ask("select count(*) from schedule_fire where state = 'MISSED'"))
                .isEqualTo(1_000L);
        assertThat(shop.tenant().ask("select cast(min(due_at) at time zone 'UTC' as text) from schedule_fire"))
                .isEqualTo("2034-07-08 19:20:00");
        assertThat(shop.items("/api/v1/runs")).hasSize(1);
    }

    @Test
    void aScheduleThatComesOnceComesOnceHoweverManyWorkersLook() throws Exception {
        var once = created("{\"name\": \"Once\", \"at\": \"2024-07-10T08:00\", " + RUN + "}");
        assertThat(schedule(once).getString("nextAt")).isEqualTo("2024-07-10T12:00:00Z");
        shop.clock("2024-07-10T12:00:00Z");

        together();

        fired(once, 1);
        assertThat(schedule(once).containsKey("nextAt")).isFalse();
        assertThat(shop.tenant().ask("select count(*) from run")).isEqualTo(1L);
        assertThat(shop.tenant().ask("select count(*) from event_log where type = 'schedule.fired'"))
                .isEqualTo(1L);
    }

    @Test
    void whatCannotBeRunWhenItsTimeComesSaysWhy() {
        var nightly = created(NIGHTLY);
        shop.tenant().execute("update connection set enabled = false");
        shop.clock("2024-07-10T06:31:00Z");

        var fire = fired(nightly, 1).getFirst();

        assertThat(fire.getString("state")).isEqualTo("FAILED");
        assertThat(fire.getString("error")).isNotBlank();
    }

    @Test
    void whatComesAgainDoesNotBuildOnThePricesItMade() {
        var fromLive = "# table: again\n# stage: base\n# hit-policy: first\nid,base\nall,live\n";
        var rule = shop.rule("Again", fromLive);
        var run = "\"run\": {\"rule\": \"" + rule + "\", \"channel\": \"shop\"}";

        var refused =
                shop.editor().post("/api/v1/schedules", "{\"name\": \"Again\", \"cron\": \"30 2 * * *\", " + run + "}");

        assertThat(refused.problem()).isEqualTo("invalid-value");
        assertThat(refused.body()).contains("again row all");
        created("{\"name\": \"Once\", \"at\": \"2024-07-10T08:00\", " + run + "}");
    }

    @Test
    void whatWasPublishedMeanwhileIsLookedAtWhenItsTimeComes() {
        var rule = shop.rule("Again", "# table: again\n# stage: base\n# hit-policy: first\nid,base\nall,regular\n");
        var nightly = created("{\"name\": \"Again\", \"cron\": \"30 2 * * *\", \"run\": {\"rule\": \"" + rule
                + "\", \"channel\": \"shop\"}}");
        shop.republish(rule, "# table: again\n# stage: base\n# hit-policy: first\nid,base\nall,live\n");
        shop.clock("2024-07-10T06:31:00Z");

        var fire = fired(nightly, 1).getFirst();

        assertThat(fire.getString("state")).isEqualTo("FAILED");
        assertThat(fire.getString("error")).contains("again row all");
    }

    @Test
    void nobodyWhoHasLeftAsksForRuns() {
        var nightly = created(NIGHTLY);
        shop.tenant().execute("delete from membership where role = 'EDITOR'");
        shop.clock("2024-07-10T06:31:00Z");

        var fires = Shop.eventually(
                () -> Shop.ok(200, shop.owner().get("/api/v1/schedules/" + nightly))
                        .json()
                        .getJsonArray("fires")
                        .getValuesAs(JsonValue::asJsonObject),
                some -> some.stream().anyMatch(fire -> !fire.getString("state").equals("DUE")));

        assertThat(fires)
                .singleElement()
                .satisfies(fire -> assertThat(fire.getString("state")).isEqualTo("FAILED"));
    }

    @Test
    void aRemovedScheduleComesNoMore() {
        var nightly = created(NIGHTLY);

        Shop.ok(204, shop.editor().delete("/api/v1/schedules/" + nightly));

        shop.clock("2024-07-10T06:31:00Z");
        work();
        assertThat(shop.items("/api/v1/schedules")).isEmpty();
        assertThat(shop.editor().get("/api/v1/schedules/" + nightly).problem()).isEqualTo("schedule-not-found");
        assertThat(shop.tenant().ask("select count(*) from run")).isEqualTo(0L);
    }

    @Test
    void whatNeverComesOrRunsNothingIsRefused() {
        assertThat(refused("{\"name\": \"A\", " + RUN + "}")).isEqualTo("invalid-value");
        assertThat(refused("{\"name\": \"A\", \"cron\": \"every day\", " + RUN + "}"))
                .isEqualTo("invalid-value");
        assertThat(refused("{\"name\": \"A\", \"cron\": \"0 0 30 2 *\", " + RUN + "}"))
                .isEqualTo("invalid-value");
        assertThat(refused("{\"name\": \"A\", \"at\": \"2024-07-01\", " + RUN + "}"))
                .isEqualTo("invalid-value");
        assertThat(refused("{\"name\": \"A\", \"at\": \"soon\", " + RUN + "}")).isEqualTo("invalid-value");
        assertThat(refused("{\"cron\": \"30 2 * * *\", " + RUN + "}")).isEqualTo("invalid-value");
        assertThat(refused("{\"name\": \"A\", \"cron\": \"30 2 * * *\"}")).isEqualTo("invalid-value");
        assertThat(refused("{\"name\": \"A\", \"cron\": \"30 2 * * *\", \"run\": {\"rulebook\": \"none\"}}"))
                .isEqualTo("rulebook-not-found");
    }

    private String refused(String body) {
        return shop.editor().post("/api/v1/schedules", body).problem();
    }

    private String created(String body) {
        return Shop.id(Shop.ok(201, shop.editor().post("/api/v1/schedules", body)));
    }

    private JsonObject schedule(String id) {
        return Shop.ok(200, shop.editor().get("/api/v1/schedules/" + id)).json();
    }

    /** The times a schedule came, once there are so many and none is under way. */
    private List<JsonObject> fired(String id, int times) {
        return Shop.eventually(
                () -> schedule(id).getJsonArray("fires").getValuesAs(JsonValue::asJsonObject),
                fires -> fires.size() == times
                        && fires.stream()
                                .noneMatch(fire -> fire.getString("state").equals("DUE")));
    }

    private void work() {
        Rounds.of(calibr, shop.tenant().id());
    }

    private void together() throws Exception {
        try (var pool = Executors.newFixedThreadPool(6)) {
            var rounds =
                    IntStream.range(0, 6).mapToObj(_ -> pool.submit(this::work)).toList();
            for (var round : rounds) {
                round.get();
            }
        }
    }
}
