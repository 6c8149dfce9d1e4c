package io.calibr.server.run;

import io.calibr.model.Money;
import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.testkit.simulator.ChannelSimulator;
import io.calibr.plugin.testkit.simulator.RateLimit;
import io.calibr.plugin.testkit.simulator.SimulatorSettings;
import io.calibr.server.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures how long it takes from {@code apply} until a run has ended, against a channel without faults; no part of the
 * build. Run as {@link DryRunBench} is; writes what it measured to server/target/bench/apply.md.
 */
class ApplyBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 20);
    private static final Path REPORT = Path.of("target", "bench", "apply.md");
    private static final Duration LEASE = Duration.ofSeconds(60);
    static final LivePrice TEN = LivePrice.of(Money.of("10.00", "USD"));

    /** 100 points a second and 2,000 at once, ten points a call. */
    private static final RateLimit TEN_CALLS_A_SECOND = new RateLimit(10, 200);

    @Test
    void hundredTargets() throws IOException {
        report(measured(
                "100 targets, 100 a call", 100, 100, false, SimulatorSettings.usual(Clock.systemUTC(), 1), ROUNDS));
    }

    /** Three variants a product, and a call for each product. */
    @Test
    void thousandTargetsAtTenCallsASecond() throws IOException {
        var limited = SimulatorSettings.usual(Clock.systemUTC(), 1).limitedTo(TEN_CALLS_A_SECOND);
        report(measured("1,000 targets, 3 a call, 10 calls a second", 1_000, 3, false, limited, Math.min(ROUNDS, 5)));
    }

    @Test
    void tenThousandTargetsInBulk() throws IOException {
        var usual = SimulatorSettings.usual(Clock.systemUTC(), 1);
        report(measured("10,000 targets by submissions of 1,000", 10_000, 1_000, true, usual, Math.min(ROUNDS, 3)));
    }

    private static String measured(
            String what, int skus, int batch, boolean bulk, SimulatorSettings settings, int rounds) throws IOException {
        System.setProperty("calibr.connections.directory", Simulated.CONNECTIONS.toString());
        var directory = Files.createTempDirectory(Files.createDirectories(Simulated.WORK), "apply");
        var server = ServerProcess.start(directory, Simulated.server(batch, LEASE));
        var took = new ArrayList<Double>();
        try (var channel = ChannelSimulator.open(settings)) {
            var shop = Shop.reopened(server.tenant());
            shop.stock(products(skus));
            shop.rulebook("Summer", "summer", shop.rule("Tenth off", Shop.TENTH_OFF));
            Simulated.connect(shop, channel, "shop", bulk);
            for (var round = 0; round < rounds; round++) {
                skus(skus).forEach(sku -> channel.list(sku, TEN));
                took.add(applied(shop));
            }
            assertThat(channel.ledger().earlyCalls()).isEmpty();
        } finally {
            server.stop();
        }
        return line(what, took);
    }

    private static double applied(Shop shop) {
        var run = shop.approved();
        var start = System.nanoTime();
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));
        var state = shop.run(run).getString("state");
        while (Set.of("QUEUED", "APPLYING").contains(state)) {
            LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
            state = shop.run(run).getString("state");
        }
        assertThat(state).isEqualTo("APPLIED");
        return (System.nanoTime() - start) / 1e9;
    }

    private static void report(String line) throws IOException {
        report(REPORT, line);
    }

    /** Adds a line to what was measured before. */
    static void report(Path report, String line) throws IOException {
        Files.createDirectories(report.getParent());
        Files.writeString(report, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String line(String what, List<Double> took) {
        var sorted = took.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.2f s | **%.2f s** | %.2f s |",
                what,
                sorted.length,
                sorted[0],
                sorted[sorted.length / 2],
                sorted[(int) Math.ceil(0.95 * sorted.length) - 1]);
    }

    static List<Sku> skus(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> new Sku("CUP-" + (10_000 + index)))
                .toList();
    }

    static String products(int count) {
        var text = new StringBuilder(
                "sku,title,category,subcategory,cost,list_price,currency,inventory,sell_start,sell_end\n");
        skus(count).forEach(sku -> text.append(sku).append(",Cup,Kitchen,Cups,4.00,10.00,USD,7,2024-01-01,\n"));
        return text.toString();
    }
}
