package io.calibr.server.run;

import io.calibr.model.Money;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.testkit.simulator.ChannelSimulator;
import io.calibr.plugin.testkit.simulator.Fault;
import io.calibr.plugin.testkit.simulator.RateLimit;
import io.calibr.plugin.testkit.simulator.SimulatorSettings;
import io.calibr.server.testing.ServerProcess;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A run against a channel behind HTTP that misbehaves. What happened is asked of the channel's own ledger. */
class SimulatedChannelIT {

    private static final int SKUS = 200;
    private static final long SEED = 20_261_126;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final LivePrice TEN = LivePrice.of(Money.of("10.00", "USD"));
    private static final LivePrice NINE = LivePrice.of(Money.of("9.00", "USD"));
    private static final Map<Fault, Double> HOSTILE = Map.of(
            Fault.THROTTLED_SECONDS, 0.05,
            Fault.THROTTLED_DATE, 0.05,
            Fault.SERVER_ERROR, 0.05,
            Fault.RESET, 0.05,
            Fault.SLOW, 0.1,
            Fault.NO_ANSWER, 0.1,
            Fault.DUPLICATE, 0.1,
            Fault.LATE, 0.1,
            Fault.WRONG_ECHO, 0.1,
            Fault.STALE_READ, 0.1);

    private static ChannelSimulator channel;
    private static ServerProcess server;
    private static Shop shop;

    @BeforeAll
    static void aShopBehindAChannel() throws IOException {
        System.setProperty("calibr.connections.directory", Simulated.CONNECTIONS.toString());
        channel = ChannelSimulator.open(SimulatorSettings.usual(Clock.systemUTC(), SEED));
        server = ServerProcess.start(
                Files.createTempDirectory(Files.createDirectories(Simulated.WORK), "simulated"),
                Simulated.server(20, Duration.ofSeconds(30)));
        shop = Shop.reopened(server.tenant());
        shop.stock(products());
        shop.rulebook("Summer", "summer", shop.rule("Tenth off", Shop.TENTH_OFF));
        Simulated.connect(shop, channel, "shop", false);
        Simulated.connect(shop, channel, "bulk", true);
    }

    /** Until a read of prices of a while ago can show no more what the test before wrote, which is what this one writes. */
    @BeforeEach
    void everythingIsListedAtTen() {
        channel.faults().clear();
        skus().forEach(sku -> channel.list(sku, TEN));
        LockSupport.parkNanos(channel.faults().times().stale().toNanos());
    }

    @AfterAll
    static void close() {
        server.stop();
        channel.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "bulk"})
    void aRunAgainstAHostileChannelEndsWithEveryPriceRightAndNothingDoneTwice(String connection) {
        var run = approved(connection);
        HOSTILE.forEach(channel.faults()::likely);
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));
        var troubled = settled(run);
        channel.faults().clear();
        var failed = failed(run);

        // three attempts are not always enough for such a channel: what used them up was not written, and can be tried
        // again
        assertThat(failed).allMatch(sku -> channel.shows(sku).equals(Optional.of(TEN)));
        var settled = failed.isEmpty() ? troubled : triedAgain(run);

        var ledger = channel.ledger();
        assertThat(settled.getString("state")).as(settled.toString()).isEqualTo("APPLIED");
        assertThat(skus()).allMatch(sku -> channel.shows(sku).equals(Optional.of(NINE)));
        assertThat(ledger.repeatedEffects()).isEmpty();
        assertThat(ledger.earlyCalls()).isEmpty();
        assertThat(channel.faults().struck()).hasSizeGreaterThan(HOSTILE.size() / 2);
        assertThat(shop.items("/api/v1/audit?action=target.applied&limit=500"))
                .extracting(row -> row.getString("entityId"))
                .hasSizeGreaterThanOrEqualTo(SKUS)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatTheChannelRejectsFailsAndIsWrittenWhenSomebodyAsksAgain() {
        var run = approved("shop");
        channel.faults().next(Fault.PARTIAL, 1);
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));
        var partial = settled(run);

        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/retry-failed"));
        var settled = settled(run);

        assertThat(partial.getString("state")).as(partial.toString()).isEqualTo("PARTIAL");
        assertThat(settled.getString("state")).as(settled.toString()).isEqualTo("APPLIED");
        assertThat(skus()).allMatch(sku -> channel.shows(sku).equals(Optional.of(NINE)));
    }

    @Test
    void aSyncReadsTheWholeCatalogue() {
        var synced = Shop.ok(
                200,
                shop.editor().post("/api/v1/connections/" + Simulated.connect(shop, channel, "read", false) + "/sync"));

        assertThat(synced.json().getInt("listed")).isEqualTo(SKUS);
    }

    @Test
    void aChannelThatTellsItsLimitIsAskedNoFaster() {
        var tells = SimulatorSettings.usual(Clock.systemUTC(), SEED).limitedTo(new RateLimit(3, 2));
        try (var limited = ChannelSimulator.open(tells)) {
            skus().forEach(sku -> limited.list(sku, TEN));
            Simulated.connect(shop, limited, "limited", false);
            var run = approved("limited");
            Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));

            assertThat(settled(run).getString("state")).isEqualTo("APPLIED");
            assertThat(limited.received()).isGreaterThan(2 * SKUS / 20);
            assertThat(limited.refused()).isLessThanOrEqualTo(1);
            assertThat(limited.ledger().earlyCalls()).isEmpty();
        }
    }

    private static String approved(String connection) {
        var wanted = Json.createObjectBuilder().add("rulebook", "summer").add("channel", connection);
        return shop.approved(Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs", wanted.build()))));
    }

    private static List<Sku> failed(String run) {
        return shop.items("/api/v1/runs/" + run + "/targets?state=FAILED&limit=500").stream()
                .map(target -> new Sku(target.getString("sku")))
                .toList();
    }

    private static JsonObject triedAgain(String run) {
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/retry-failed"));
        return settled(run);
    }

    private static JsonObject settled(String run) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var seen = shop.run(run);
        while (Set.of("QUEUED", "APPLYING").contains(seen.getString("state"))) {
            assertThat(System.nanoTime()).as("still %s", seen).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            seen = shop.run(run);
        }
        return seen;
    }

    private static List<Sku> skus() {
        return IntStream.range(0, SKUS)
                .mapToObj(index -> new Sku("CUP-" + (1_000 + index)))
                .toList();
    }

    private static String products() {
        return skus().stream()
                .map(sku -> sku + ",Cup,Kitchen,Cups,4.00,10.00,USD,7,2024-01-01,\n")
                .collect(Collectors.joining(
                        "",
                        "sku,title,category,subcategory,cost,list_price,currency,inventory,sell_start,sell_end\n",
                        ""));
    }
}
