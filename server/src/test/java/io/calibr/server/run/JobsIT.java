package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** What is recorded of the jobs that make dry runs, write batches and read channels, and the list of them. */
@ExtendWith(CalibrServer.class)
class JobsIT extends DriftingShop {

    private static final String MATERIALIZE = "job.rule.materialize";
    private static final String APPLY_BATCH = "job.rule.apply.batch";
    private static final String RECONCILE = "job.rule.reconcile";
    private static final String NIGHTLY =
            "{\"name\": \"Nightly\", \"cron\": \"30 2 * * *\", \"run\": {\"rulebook\": \"summer\", \"channel\": \"shop\"}}";

    JobsIT(RunningCalibr calibr) {
        super(calibr);
    }

    @Test
    void aDryRunSaysForWhomItWasMadeAndHowLongThatTook() {
        var run = shop.dryRun();

        var event = events(MATERIALIZE).getFirst();

        assertThat(event.getString("entity")).isEqualTo("run");
        assertThat(event.getString("entityId")).isEqualTo(run);
        var facts = event.getJsonObject("facts");
        assertThat(facts).containsKeys("started", "ended", "milliseconds");
        assertThat(facts.getString("outcome")).isEqualTo("DONE");
        assertThat(facts.getString("for")).isEqualTo("person");
        assertThat(facts.getJsonObject("counts").getInt("PRICED")).isEqualTo(2);
        assertThat(shop.items("/api/v1/audit?action=" + MATERIALIZE)).hasSize(1);
    }

    @Test
    void aDryRunThatItsChannelFailedIsAFailedJobAndOneThatNamesNothingIsNone() {
        shop.editor().post("/api/v1/runs", "{\"rulebook\": \"none\", \"channel\": \"shop\"}");
        assertThat(events(MATERIALIZE)).isEmpty();
        unreadable();

        var refused = shop.editor().post("/api/v1/runs", "{\"rulebook\": \"summer\", \"channel\": \"shop\"}");

        assertThat(refused.problem()).isEqualTo("channel-failed");
        var event = events(MATERIALIZE).getFirst();
        assertThat(event.getString("entity")).isEqualTo("project");
        assertThat(event.getJsonObject("facts").getString("outcome")).isEqualTo("FAILED");
        assertThat(event.getJsonObject("facts").getString("reason")).isNotBlank();
    }

    @Test
    void aScheduleAndASaleNameThemselves() {
        var nightly = Shop.id(Shop.ok(201, shop.editor().post("/api/v1/schedules", NIGHTLY)));
        shop.clock("2024-07-10T06:31:00Z");
        var bySchedule = Shop.eventually(() -> events(MATERIALIZE), some -> !some.isEmpty())
                .getFirst();
        var sale = shop.sale(
                "Half",
                shop.rule("Half", Shop.TENTH_OFF.replace("tenth-off", "half").replace("-10", "-50")),
                "2024-07-10T07:00:00Z",
                "2024-07-20T00:00:00Z",
                1);
        shop.clock("2024-07-10T07:00:00Z");
        shop.layer(sale, "OPEN");

        var bySale = events(MATERIALIZE).getFirst().getJsonObject("facts");

        assertThat(bySchedule.getJsonObject("facts").getString("for")).isEqualTo("schedule");
        assertThat(bySchedule.getJsonObject("facts").getString("schedule")).isEqualTo(nightly);
        assertThat(bySale.getString("for")).isEqualTo("sale");
        assertThat(bySale.getJsonArray("layers").getString(0)).isEqualTo(sale);
        Shop.ok(204, shop.editor().delete("/api/v1/schedules/" + nightly));
    }

    @Test
    void aScheduleThatCouldMakeNoneIsAFailedJob() {
        var nightly = Shop.id(Shop.ok(201, shop.editor().post("/api/v1/schedules", NIGHTLY)));
        unreadable();
        shop.clock("2024-07-10T06:31:00Z");

        var event = Shop.eventually(() -> events(MATERIALIZE), some -> !some.isEmpty())
                .getFirst();

        assertThat(event.getString("entity")).isEqualTo("schedule");
        assertThat(event.getString("entityId")).isEqualTo(nightly);
        assertThat(event.getJsonObject("facts").getString("outcome")).isEqualTo("FAILED");
        assertThat(events(MATERIALIZE)).hasSize(1);
        var listed = jobs("?job=materialize").getFirst();
        assertThat(listed.getString("state")).isEqualTo("FAILED");
        assertThat(listed.getString("nextAt")).isEqualTo("2024-07-11T06:30:00Z");
        assertThat(listed.getJsonObject("last").getString("outcome")).isEqualTo("FAILED");
        Shop.ok(204, shop.editor().delete("/api/v1/schedules/" + nightly));
    }

    @Test
    void manyBatchesOfATurnAreOneEvent() {
        var cups = IntStream.range(0, 1_000)
                .mapToObj(index -> "C" + (1_000 + index))
                .toList();
        shop = Shop.open(
                calibr.newTenant(),
                Shop.PRODUCTS.lines().findFirst().orElseThrow() + "\n"
                        + cups.stream()
                                .map(sku -> sku + ",Cup,Kitchen,Cups,4.00,10.00,USD,7,2024-01-01,\n")
                                .collect(Collectors.joining()),
                cups.stream().collect(Collectors.toMap(sku -> sku, _ -> "10.00")));
        shop.clock(NOON.toString());
        var before = metered(APPLY_BATCH);

        var run = shop.applied().getString("id");

        var turns = Shop.eventually(
                () -> events(APPLY_BATCH),
                some -> some.stream().mapToInt(JobsIT::applied).sum() == cups.size());
        var batches = turns.stream()
                .mapToInt(event -> event.getJsonObject("facts").getInt("batches"))
                .sum();
        assertThat(turns).allSatisfy(event -> {
            assertThat(event.getString("entityId")).isEqualTo(run);
            assertThat(event.getJsonObject("facts")).containsKeys("started", "ended", "milliseconds", "connection");
            assertThat(event.getJsonObject("facts").getString("outcome")).isEqualTo("DONE");
        });
        assertThat(batches).isGreaterThanOrEqualTo(5);
        assertThat(turns).hasSizeLessThan(batches);
        assertThat(metered(APPLY_BATCH) - before).isGreaterThanOrEqualTo(batches);
    }

    @Test
    void aCallThatFailsAsAWholeIsAFailedBatch() {
        var run = shop.approved();
        unreadable();
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));

        var event = Shop.eventually(() -> events(APPLY_BATCH), some -> !some.isEmpty())
                .getLast();

        assertThat(event.getJsonObject("facts").getString("outcome")).isEqualTo("FAILED");
        assertThat(event.getJsonObject("facts").getString("reason")).isNotBlank();
        shop.settled(run);
        var listed = jobs("?job=job.rule.apply.batch").getFirst();
        assertThat(listed.getString("state")).isEqualTo("FAILED");
        assertThat(listed.getJsonObject("last").getString("outcome")).isEqualTo("FAILED");
    }

    @Test
    void whatIsRunningDueAndToComeIsListedThatFirstWhichSomebodyHas() {
        shop.applied();
        var nightly = Shop.id(Shop.ok(201, shop.editor().post("/api/v1/schedules", NIGHTLY)));
        var sale = shop.sale(
                "Half",
                shop.rule("Half", Shop.TENTH_OFF.replace("tenth-off", "half").replace("-10", "-50")),
                "2024-07-12T00:00:00Z",
                "2024-07-20T00:00:00Z",
                1);
        Shop.eventually(() -> jobs("?job=reconcile"), some -> !some.isEmpty());
        shop.tenant().execute("update run set state = 'QUEUED'");

        var all = jobs("");

        assertThat(all)
                .extracting(JobsIT::word)
                .containsExactlyInAnyOrder(
                        APPLY_BATCH + " run Retail DUE",
                        MATERIALIZE + " schedule Nightly WAITING",
                        MATERIALIZE + " layer Half WAITING",
                        RECONCILE + " connection shop WAITING");
        assertThat(all.getFirst().getString("state")).isEqualTo("DUE");
        assertThat(all.getFirst().getJsonObject("last").getString("outcome")).isEqualTo("DONE");
        assertThat(jobs("?job=materialize&state=waiting"))
                .extracting(one -> one.getJsonObject("about").getString("id"))
                .containsExactlyInAnyOrder(nightly, sale);
        assertThat(paged()).isEqualTo(all);
        Shop.ok(204, shop.editor().delete("/api/v1/schedules/" + nightly));
    }

    @Test
    void aChannelThatCouldNotBeReadIsTriedAgainAtItsTime() {
        shop.applied();
        unreadable();
        later(Duration.ofMinutes(5));

        Shop.eventually(() -> events(RECONCILE), some -> !some.isEmpty());

        var listed = jobs("?job=reconcile").getFirst();
        assertThat(listed.getString("state")).isEqualTo("FAILED");
        assertThat(listed).containsKeys("since", "nextAt");
        assertThat(listed.getJsonObject("last").getString("reason")).isNotBlank();
    }

    @Test
    void whatIsNoJobOrOfAnotherTenantIsNotListed() {
        shop.applied();

        assertThat(shop.editor().get("/api/v1/jobs?job=sweep").problem()).isEqualTo("invalid-value");
        assertThat(shop.editor().get("/api/v1/jobs?cursor=xyz").problem()).isEqualTo("cursor-invalid");
        assertThat(Shop.ok(200, calibr.newTenant().editor().get("/api/v1/jobs"))
                        .json()
                        .getJsonArray("items"))
                .isEmpty();
    }

    private List<JsonObject> jobs(String query) {
        return shop.items("/api/v1/jobs" + query);
    }

    private List<JsonObject> paged() {
        var read = new ArrayList<JsonObject>();
        var page = Shop.ok(200, shop.editor().get("/api/v1/jobs?limit=1")).json();
        read.add(page.getJsonArray("items").getJsonObject(0));
        while (page.containsKey("nextCursor")) {
            var next = "/api/v1/jobs?limit=1&cursor=" + page.getString("nextCursor");
            page = Shop.ok(200, shop.editor().get(next)).json();
            read.add(page.getJsonArray("items").getJsonObject(0));
        }
        return read;
    }

    private List<JsonObject> events(String type) {
        return shop.items("/api/v1/events?type=" + type);
    }

    private static int applied(JsonObject event) {
        return event.getJsonObject("facts").getJsonObject("targets").getInt("applied", 0);
    }

    private static String word(JsonObject job) {
        var about = job.getJsonObject("about");
        return job.getString("job") + " " + about.getString("entity") + " " + about.getString("name") + " "
                + job.getString("state");
    }

    /** How many the server has finished well since it started. */
    private long metered(String job) {
        return shop.owner()
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("calibr_jobs_finished_total")
                        && line.contains("job=\"" + job + "\"")
                        && line.contains("outcome=\"done\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The channel's file says nothing that can be understood. */
    private void unreadable() {
        shop.write(Map.of("CUP", "a lot"));
    }
}
