package io.calibr.server.run;

import io.calibr.model.ChannelRef;
import io.calibr.model.Money;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.testkit.simulator.ChannelSimulator;
import io.calibr.plugin.testkit.simulator.Fault;
import io.calibr.plugin.testkit.simulator.LedgerLine;
import io.calibr.plugin.testkit.simulator.SimulatorSettings;
import io.calibr.server.testing.ServerProcess;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A server is killed while a run's canary is written, watched, or followed by the next step. The channel keeps the ledger. */
class KilledCanaryIT {

    private static final int GOODS = 40;
    private static final int BATCH = 2;
    private static final long SEED = 20_261_127;
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final LivePrice NINE = LivePrice.of(Money.of("9.00", "USD"));
    private static final LivePrice EDITED = LivePrice.of(Money.of("9.90", "USD"));
    private static final String FOUR_THEN_TWENTY = """
            {"rulebook": "summer", "channel": "shop", "canary": {"steps": [10, 50, 100], "watch": "PT10S"}}""";

    private final Path directory = TwoNodes.directory("canary");
    private final ChannelSimulator channel = ChannelSimulator.open(SimulatorSettings.usual(Clock.systemUTC(), SEED));
    private ServerProcess server;
    private Shop shop;
    private String run;

    @BeforeEach
    void aRunWithACanaryIsApplied() {
        ApplyBench.skus(GOODS).forEach(sku -> channel.list(sku, ApplyBench.TEN));
        channel.faults().likely(Fault.SLOW, 1);
        start();
        shop.stock(ApplyBench.products(GOODS));
        shop.rulebook("Summer", "summer", shop.rule("Tenth off", Shop.TENTH_OFF));
        Simulated.connect(shop, channel, "shop", false);
        run = shop.approved(Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs", FOUR_THEN_TWENTY))));
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));
    }

    @AfterEach
    void close() {
        server.stop();
        channel.close();
    }

    @Test
    void itGoesOnWhereItWasAndNothingIsWrittenBeforeItsVerdict() {
        dieInTheMiddleOfAWrite();
        await(canary -> isIn(canary, "WATCHING"));
        dieNow();
        await(canary -> canary.getInt("step") == 1);
        dieInTheMiddleOfAWrite();

        awaitRun("APPLIED");

        var verdicts = shop.items("/api/v1/audit?action=run.canary_passed&entityId=" + run).stream()
                .map(row -> Instant.parse(row.getString("at")))
                .sorted()
                .toList();
        assertThat(verdicts).hasSize(2);
        assertThat(writtenBefore(verdicts.getFirst())).hasSize(4);
        assertThat(writtenBefore(verdicts.getLast())).hasSize(20);
        assertThat(canary().getString("state")).isEqualTo("RAMPED");
        assertThat(ApplyBench.skus(GOODS))
                .allSatisfy(sku -> assertThat(channel.shows(sku)).contains(NINE));
    }

    @Test
    void itHaltsTheRunForWhatHappenedWhileNoServerRan() {
        await(canary -> isIn(canary, "WATCHING"));
        server.kill();
        channel.edit(
                ApplyBench.skus(GOODS).stream()
                        .filter(sku -> channel.shows(sku).stream().anyMatch(NINE::equals))
                        .findFirst()
                        .orElseThrow(),
                EDITED);
        start();

        awaitRun("HALTED");

        assertThat(canary().getString("reason")).contains("shows 1 differently");
        assertThat(writtenBefore(Instant.MAX)).hasSize(4);
        assertThat(shop.run(run).getJsonObject("targets").getInt("queued")).isEqualTo(36);
    }

    private void dieInTheMiddleOfAWrite() {
        assertThat(KillPoint.WRITTEN.reached(channel, new Random(SEED), soon())).isTrue();
        dieNow();
    }

    private void dieNow() {
        server.kill();
        start();
    }

    private void start() {
        server = ServerProcess.start(directory, Simulated.server(BATCH, LEASE));
        shop = Shop.reopened(server.tenant());
    }

    private void await(Predicate<JsonObject> wanted) {
        assertThat(KillPoint.until(() -> wanted.test(canary()), soon()))
                .as("canary %s", canary())
                .isTrue();
    }

    private void awaitRun(String state) {
        assertThat(KillPoint.until(() -> shop.run(run).getString("state").equals(state), soon()))
                .as("run %s", shop.run(run))
                .isTrue();
    }

    private JsonObject canary() {
        return shop.run(run).getJsonObject("canary");
    }

    private static boolean isIn(JsonObject canary, String state) {
        return canary.getString("state").equals(state);
    }

    private static BooleanSupplier soon() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        return () -> System.nanoTime() > end;
    }

    /** The prices that had been sent by then, whatever was heard of it. */
    private Set<ChannelRef> writtenBefore(Instant end) {
        return channel.ledger().lines().stream()
                .filter(line -> line.key() != null && line.arrived().isBefore(end))
                .map(LedgerLine::ref)
                .collect(Collectors.toSet());
    }
}
