package io.calibr.server.run;

import io.calibr.plugin.testkit.simulator.ChannelSimulator;
import io.calibr.plugin.testkit.simulator.Fault;
import io.calibr.plugin.testkit.simulator.FaultTimes;
import io.calibr.plugin.testkit.simulator.SimulatorSettings;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures how evenly two nodes on one PostgreSQL share what is to be written; no part of the build. Run as {@link
 * DryRunBench} is; writes what it measured to server/target/bench/nodes.md.
 */
class NodesBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 9);
    private static final Path REPORT = Path.of("target", "bench", "nodes.md");
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final int SKUS = 400;
    private static final int BATCH = 4;

    @Test
    void oneChannelThatTakesOneCallAtATime() throws IOException {
        simulated("one channel, one call at a time", 1);
    }

    @Test
    void fourChannelsThatTakeOneCallEach() throws IOException {
        simulated("four channels, one call at a time each", 4);
    }

    @Test
    void oneChannelThatTakesFiveCallsAtOnce() throws IOException {
        var directory = TwoNodes.directory("nodes");
        try (var nodes = TwoNodes.start(directory, SlowShop.server(directory, LEASE))) {
            var slow = SlowShop.open(nodes.tenant(), SKUS, "\"items\": \"4\", \"calls\": \"5\", \"millis\": \"200\"");
            var rounds = new ArrayList<Round>();
            for (var round = 0; round < ROUNDS; round++) {
                slow.restore();
                rounds.add(applied(nodes, slow.shop(), List.of(slow.shop().approved())));
            }
            report("one channel, five calls at once", rounds);
        }
    }

    /** Each answer of the channels takes 100 ms, and each call reads and writes. */
    private static void simulated(String what, int channels) throws IOException {
        var opened = new ArrayList<ChannelSimulator>();
        try (var nodes = TwoNodes.start(TwoNodes.directory("nodes"), Simulated.server(BATCH, LEASE))) {
            var shop = Shop.reopened(nodes.tenant());
            shop.stock(ApplyBench.products(SKUS));
            shop.rulebook("Summer", "summer", shop.rule("Tenth off", Shop.TENTH_OFF));
            for (var number = 0; number < channels; number++) {
                var channel = ChannelSimulator.open(SimulatorSettings.usual(Clock.systemUTC(), 1));
                opened.add(channel);
                channel.faults().last(slow());
                channel.faults().likely(Fault.SLOW, 1);
                Simulated.connect(shop, channel, "shop-" + number, false);
            }
            var rounds = new ArrayList<Round>();
            for (var round = 0; round < ROUNDS; round++) {
                opened.forEach(channel -> ApplyBench.skus(SKUS).forEach(sku -> channel.list(sku, ApplyBench.TEN)));
                rounds.add(applied(
                        nodes,
                        shop,
                        IntStream.range(0, channels)
                                .mapToObj(number -> approved(shop, number))
                                .toList()));
            }
            report(what, rounds);
        } finally {
            opened.forEach(ChannelSimulator::close);
        }
    }

    private static String approved(Shop shop, int channel) {
        var wanted = Json.createObjectBuilder().add("rulebook", "summer").add("channel", "shop-" + channel);
        return shop.approved(Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs", wanted.build()))));
    }

    private static Round applied(TwoNodes nodes, Shop shop, List<String> runs) {
        var before = nodes.writes();
        var start = System.nanoTime();
        runs.forEach(run -> Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply")));
        for (var run : runs) {
            while (Set.of("QUEUED", "APPLYING").contains(shop.run(run).getString("state"))) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            assertThat(shop.run(run).getString("state")).isEqualTo("APPLIED");
        }
        return new Round(nodes.writes().since(before), (System.nanoTime() - start) / 1e9);
    }

    private static FaultTimes slow() {
        var usual = FaultTimes.USUAL;
        return new FaultTimes(usual.retryAfter(), Duration.ofMillis(100), usual.late(), usual.stale(), usual.hold());
    }

    private static void report(String what, List<Round> rounds) throws IOException {
        var lesser = rounds.stream()
                .mapToLong(round -> round.shares().lesser())
                .sorted()
                .toArray();
        var seconds = rounds.stream().mapToDouble(Round::seconds).sorted().toArray();
        ApplyBench.report(
                REPORT,
                String.format(
                        Locale.ROOT,
                        "| %s | %d | %d %% | **%d %%** | %.1f s | %s |",
                        what,
                        lesser.length,
                        lesser[0],
                        lesser[lesser.length / 2],
                        seconds[seconds.length / 2],
                        rounds.stream().map(Round::words).collect(Collectors.joining(", "))));
    }

    /** What each node did of one round, and how long it took. */
    private record Round(TwoNodes.Shares shares, double seconds) {

        String words() {
            return shares.first() + ":" + shares.second();
        }
    }
}
