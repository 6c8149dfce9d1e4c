package io.calibr.server.run;

import io.calibr.model.ChannelRef;
import io.calibr.model.ConnectionId;
import io.calibr.model.Money;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.model.TargetId;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.server.tenant.Tenancy;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** What the worker does when things go wrong, against PostgreSQL and a real file. */
@ExtendWith(CalibrServer.class)
class ApplyRunIT {

    private static final String REST = "update connection set paused_until = now() + interval '1 hour'";
    private static final String GO_ON = "update connection set paused_until = null";

    private final RunningCalibr calibr;
    private Shop shop;

    ApplyRunIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void aShop() {
        shop = Shop.open(calibr.newTenant());
    }

    @Test
    void aPriceIsAppliedOnceHoweverManyWorkersThereAre() throws Exception {
        var run = shop.approved();
        shop.tenant().execute(REST);
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));
        shop.tenant().execute(GO_ON);

        together(8, () -> {
            Rounds.of(calibr, shop.tenant().id());
            return true;
        });

        assertThat(shop.settled(run).getString("state")).isEqualTo("APPLIED");
        assertThat(shop.tenant().ask("select count(*) from price_version where kind = 'RUN'"))
                .isEqualTo(2L);
        assertThat(shop.tenant().ask("select count(*) from event_log where type = 'target.applied'"))
                .isEqualTo(2L);
        assertThat(shop.tenant().ask("select count(*) from event_log where type = 'run.completed'"))
                .isEqualTo(1L);
    }

    @Test
    void ofManyWhoApproveAtOnceOneDoes() throws Exception {
        var run = shop.dryRun();

        var statuses = together(
                6, () -> shop.owner().post("/api/v1/runs/" + run + "/approve").status());

        assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
        assertThat(shop.tenant().ask("select count(*) from event_log where type = 'run.approved'"))
                .isEqualTo(1L);
    }

    @Test
    void whatAWorkerWroteBeforeItDiedIsFoundAndNotWrittenAgain() {
        var run = shop.approved();
        shop.write(Map.of("CUP", "9.00", "MUG", "20.00", "POT", "50.00"));
        diedWhileApplying(run, "CUP");

        var settled = shop.settled(run);

        assertThat(settled.getString("state")).as(settled.toString()).isEqualTo("APPLIED");
        assertThat(shop.target(run, "CUP").getJsonObject("progress").getInt("attempt"))
                .isEqualTo(1);
        assertThat(shop.tenant().ask("select count(*) from price_version where kind = 'RUN' and sku = 'CUP'"))
                .isEqualTo(1L);
    }

    @Test
    void whatAWorkerHadNotWrittenWhenItDiedIsWritten() {
        var run = shop.approved();
        diedWhileApplying(run, "CUP");

        var settled = shop.settled(run);

        assertThat(settled.getString("state")).as(settled.toString()).isEqualTo("APPLIED");
        assertThat(shop.target(run, "CUP").getJsonObject("progress").getInt("attempt"))
                .isEqualTo(2);
        assertThat(shop.shown()).containsEntry("CUP", "9.00").containsEntry("MUG", "18.00");
    }

    @Test
    void aWorkerThatFrozeDoesNotEndWhatAnotherHasBegun() {
        var run = shop.approved();
        inFlight(run, "CUP", "now() + interval '1 hour'");
        shop.tenant().execute("update target set epoch = 2 where run_id = ?::uuid", run);

        var ended = finished(claimed(run, "CUP", 1), new Fate.Again(Duration.ZERO, false));

        assertThat(ended).isEmpty();
        assertThat(shop.target(run, "CUP").getString("state")).isEqualTo("VERIFYING");
        assertThat(finished(claimed(run, "CUP", 2), new Fate.Again(Duration.ZERO, false)))
                .hasSize(1);
    }

    @Test
    void aWorkerThatFrozePastItsLeaseChangesNothing() {
        var run = shop.applied().getString("id");
        var stale = claimed(run, "CUP", 0);

        var ended = finished(stale, new Fate.Skipped(LivePrice.of(Money.of("1.00", "USD"))));

        assertThat(ended).isEmpty();
        assertThat(shop.target(run, "CUP").getString("state")).isEqualTo("APPLIED");
    }

    @Test
    void aPriceFoundInAnotherCurrencyIsNotShownInOurs() {
        var run = shop.approved();
        shop.tenant().execute("update target set state = 'APPLYING' where run_id = ?::uuid and sku = 'CUP'", run);
        var found = new Fate.Skipped(LivePrice.of(Money.of("3.33", "EUR")));

        Tenancy.callInBackground(
                shop.tenant().id(),
                () -> calibr.bean(TargetQueue.class).finish(List.of(new Fate.Of(claimed(run, "CUP", 0), found))));

        var progress = shop.target(run, "CUP").getJsonObject("progress");
        assertThat(progress.getString("message")).contains("3.33 EUR");
        assertThat(progress.getJsonObject("observed")).isEmpty();
    }

    @Test
    void aPriceHasOneWriterAtATime() {
        var first = shop.approved();
        var second = shop.approved();
        shop.tenant().execute(REST);
        inFlight(first, "CUP", "now() + interval '1 hour'");
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + second + "/apply"));
        shop.tenant().execute(GO_ON);

        Shop.eventually(() -> shop.target(second, "MUG").getString("state"), state -> state.equals("APPLIED"));

        assertThat(shop.target(second, "CUP").getString("state")).isEqualTo("QUEUED");
        inFlight(first, "CUP", "now()");
        assertThat(shop.settled(second).getString("state")).isEqualTo("APPLIED");
    }

    @Test
    void aPausedRunWaitsAndGoesOn() {
        var run = shop.approved();
        shop.tenant().execute(REST);
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));
        Shop.eventually(() -> shop.run(run).getString("state"), state -> state.equals("APPLYING"));

        Shop.ok(200, shop.editor().post("/api/v1/runs/" + run + "/pause"));
        shop.tenant().execute(GO_ON);

        assertThat(shop.target(run, "CUP").getString("state")).isEqualTo("QUEUED");
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/resume"));
        assertThat(shop.settled(run).getString("state")).isEqualTo("APPLIED");
    }

    @Test
    void aCancelledRunWritesNothingMore() {
        var run = shop.approved();
        shop.tenant().execute(REST);
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));
        Shop.eventually(() -> shop.run(run).getString("state"), state -> state.equals("APPLYING"));

        Shop.ok(200, shop.editor().post("/api/v1/runs/" + run + "/cancel"));
        shop.tenant().execute(GO_ON);

        assertThat(shop.run(run).getJsonObject("targets").getInt("cancelled")).isEqualTo(2);
        assertThat(shop.shown()).containsEntry("CUP", "10.00");
        assertThat(shop.items("/api/v1/price-changes?run=" + run))
                .allSatisfy(change -> assertThat(change.getString("state")).isEqualTo("SKIPPED"));
    }

    @Test
    void whatWasInFlightWhenItsRunWasCancelledAndWasNotWrittenIsCancelledToo() {
        var run = shop.approved();
        shop.tenant().execute(REST);
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));
        Shop.eventually(() -> shop.run(run).getString("state"), state -> state.equals("APPLYING"));
        inFlight(run, "CUP", "now() + interval '1 hour'");
        Shop.ok(200, shop.editor().post("/api/v1/runs/" + run + "/cancel"));
        shop.tenant().execute(GO_ON);

        inFlight(run, "CUP", "now()");

        Shop.eventually(() -> shop.target(run, "CUP").getString("state"), state -> state.equals("CANCELLED"));
        assertThat(shop.shown()).containsEntry("CUP", "10.00");
        assertThat(shop.items("/api/v1/price-changes?run=" + run))
                .allSatisfy(change -> assertThat(change.getString("state")).isEqualTo("SKIPPED"));
        assertThat(shop.editor().post("/api/v1/runs/" + run + "/rollback").problem())
                .isEqualTo("nothing-to-undo");
    }

    @Test
    void whatIsClaimedAtTheMomentOfCancellingKeepsItsDecision() throws Exception {
        var run = shop.approved();
        shop.tenant().execute(REST);
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));
        Shop.eventually(() -> shop.run(run).getString("state"), state -> state.equals("APPLYING"));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var claim = shop.tenant().database().getConnection();
                var statement = claim.createStatement()) {
            statement.execute(
                    "select set_config('app.tenant_id', '" + shop.tenant().id() + "', true)");
            statement.execute("update target set state = 'APPLYING', lease_until = now() + interval '1 hour'"
                    + " where run_id = '" + run + "' and sku = 'CUP'");
            var cancelled = threads.submit(() -> Shop.ok(200, shop.editor().post("/api/v1/runs/" + run + "/cancel")));
            Shop.eventually(
                    () -> shop.tenant().ask("select count(*) from pg_locks where not granted"),
                    waiting -> !waiting.equals(0L));
            claim.commit();
            cancelled.get();
        }

        assertThat(shop.target(run, "CUP").getString("state")).isEqualTo("APPLYING");
        assertThat(shop.items("/api/v1/price-changes?run=" + run + "&sku=CUP"))
                .allSatisfy(change -> assertThat(change.getString("state")).isEqualTo("APPROVED"));
        assertThat(shop.items("/api/v1/price-changes?run=" + run + "&sku=MUG"))
                .allSatisfy(change -> assertThat(change.getString("state")).isEqualTo("SKIPPED"));
    }

    @Test
    void whatFailedIsADeadLetterUntilItIsTriedAgain() {
        var run = shop.approved();
        shop.write(Map.of("CUP", "10.00", "POT", "50.00"));
        assertThat(shop.apply(run).getString("state")).isEqualTo("PARTIAL");
        assertThat(shop.items("/api/v1/runs/" + run + "/dlq"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.getString("failure")).isEqualTo("NOT_FOUND"));
        shop.write(Map.of("CUP", "9.00", "MUG", "20.00", "POT", "50.00"));

        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/retry-failed"));

        assertThat(shop.settled(run).getString("state")).isEqualTo("APPLIED");
        assertThat(shop.shown()).containsEntry("MUG", "18.00");
        assertThat(shop.items("/api/v1/runs/" + run + "/dlq")).isEmpty();
        assertThat(shop.items("/api/v1/price-changes?sku=MUG&run=" + run))
                .extracting(change -> change.getString("state"))
                .containsExactly("APPLIED", "FAILED");
    }

    @Test
    void whatIsNotWrittenByTheDeadlineFails() {
        var run = shop.approved();
        shop.tenant().execute(REST);
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));
        Shop.eventually(() -> shop.run(run).getString("state"), state -> state.equals("APPLYING"));

        shop.tenant().execute("update run set deadline_at = now()");

        assertThat(shop.settled(run).getString("state")).isEqualTo("FAILED");
        assertThat(shop.shown()).containsEntry("CUP", "10.00");
        assertThat(shop.target(run, "CUP").getJsonObject("progress").getString("code"))
                .isEqualTo("DEADLINE");
        assertThat(shop.items("/api/v1/runs/" + run + "/dlq"))
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.getString("failure")).isEqualTo("TIMEOUT"));
        assertThat(shop.items("/api/v1/price-changes?run=" + run))
                .allSatisfy(change -> assertThat(change.getString("state")).isEqualTo("FAILED"));
    }

    @Test
    void aDeadlineIsCountedFromWhenTheRunWasQueuedLast() {
        var run = shop.approved();
        shop.tenant().execute(REST);
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));
        Shop.eventually(() -> shop.run(run).getString("state"), state -> state.equals("APPLYING"));
        shop.tenant().execute("update run set deadline_at = now()");
        assertThat(shop.settled(run).getString("state")).isEqualTo("FAILED");
        shop.tenant().execute(GO_ON);

        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/retry-failed"));

        assertThat(shop.settled(run).getString("state")).isEqualTo("APPLIED");
    }

    @Test
    void whatUndoesIsWrittenBeforeWhatIsNew() {
        var first = shop.applied().getString("id");
        var channel = new ConnectionId((UUID) shop.tenant().ask("select id from connection"));
        var slot = Shop.eventually(
                () -> inBackground(() -> calibr.bean(CallSlots.class).take(channel, 1)), Optional::isPresent);
        var second = shop.approved();
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + second + "/apply"));
        var undo = shop.approved(Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs/" + first + "/rollback"))));
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + undo + "/apply"));
        Shop.eventually(() -> shop.run(undo).getString("state"), state -> state.equals("APPLYING"));

        var claimed = inBackground(
                () -> calibr.bean(TargetQueue.class).claim(Optional.of(channel), 1, Duration.ofSeconds(5)));

        inBackground(() -> {
            slot.orElseThrow().close();
            return true;
        });
        assertThat(claimed)
                .singleElement()
                .satisfies(target -> assertThat(target.owner().run()).isEqualTo(RunId.of(undo)));
    }

    private <T> T inBackground(Supplier<T> work) {
        return Tenancy.callInBackground(shop.tenant().id(), work::get);
    }

    private List<Fate.Of> finished(Claimed target, Fate fate) {
        return inBackground(() -> calibr.bean(TargetQueue.class).finish(List.of(new Fate.Of(target, fate))));
    }

    /** The run is on its way, and one of its targets was in flight when its worker's lease ended. */
    private void diedWhileApplying(String run, String sku) {
        shop.tenant()
                .execute(
                        "update target set state = 'APPLYING', attempt = 1, epoch = 1, lease_until = now() - interval '1 second'"
                                + " where run_id = ?::uuid and sku = ?",
                        run,
                        sku);
        shop.tenant()
                .execute(
                        "update run set state = 'APPLYING', version = version + 1, queued_at = now(), started_at = now()"
                                + " where id = ?::uuid",
                        run);
    }

    private void inFlight(String run, String sku, String until) {
        shop.tenant()
                .execute(
                        "update target set state = 'VERIFYING', attempt = 1, lease_until = " + until
                                + " where run_id = ?::uuid and sku = ?",
                        run,
                        sku);
    }

    private Claimed claimed(String run, String sku, long epoch) {
        var target = shop.target(run, sku);
        return new Claimed(
                TargetId.of(target.getString("id")),
                epoch,
                new Claimed.Owner(RunId.of(run), shop.tenant().project(), new ConnectionId(new UUID(0, 0))),
                new Claimed.Wish(
                        new ChannelRef(sku), new Sku(sku), LivePrice.of(Money.of("9.00", "USD")), Shown.NOTHING),
                new Claimed.Progress(1, false, false, null, null));
    }

    private static <T> List<T> together(int times, Callable<T> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads
                    .invokeAll(IntStream.range(0, times).mapToObj(index -> work).toList())
                    .stream()
                    .map(done -> done.resultNow())
                    .toList();
        }
    }
}
