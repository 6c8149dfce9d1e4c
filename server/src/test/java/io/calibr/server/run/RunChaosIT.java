package io.calibr.server.run;

import io.calibr.plugin.testkit.simulator.ChannelSimulator;
import io.calibr.plugin.testkit.simulator.Fault;
import io.calibr.plugin.testkit.simulator.SimulatorSettings;
import io.calibr.server.platform.TalksToTheTerminal;
import io.calibr.server.run.DisturbedShop.Round;
import io.calibr.server.testing.OwnPostgreSql;
import io.calibr.server.testing.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servers and their database are killed and frozen while runs are applied to a channel that misbehaves. {@code
 * -Dchaos.seed}, {@code chaos.kills}, {@code chaos.databaseKills} and {@code chaos.targets} say how; docs/operations.md
 * tells more. The seed decides what goes wrong, not what the machine makes of it.
 */
class RunChaosIT {

    private static final long SEED = Long.getLong("chaos.seed", new Random().nextLong());
    private static final int KILLS = Integer.getInteger("chaos.kills", 5);
    private static final int DATABASE_KILLS = Integer.getInteger("chaos.databaseKills", 1);
    private static final int TARGETS = Integer.getInteger("chaos.targets", 300);
    private static final Path RESULTS = Path.of(System.getProperty("chaos.results", "target/chaos"));
    private static final int BATCH = 10;
    private static final int MOST_IN_A_RUN = 10;
    private static final int MOST_RUNS = 27;
    private static final int STORM = 6;
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Map<Fault, Double> HOSTILE = Map.of(
            Fault.THROTTLED_SECONDS, 0.02,
            Fault.THROTTLED_DATE, 0.02,
            Fault.SERVER_ERROR, 0.05,
            Fault.RESET, 0.05,
            Fault.SLOW, 0.1,
            Fault.NO_ANSWER, 0.04,
            Fault.DUPLICATE, 0.1,
            Fault.LATE, 0.05,
            Fault.WRONG_ECHO, 0.05,
            Fault.STALE_READ, 0.1);

    private static Figures total = Figures.NONE;
    private static int killed;
    private static int refused;

    private final Random random = new Random(SEED);
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final List<ServerProcess> nodes = new ArrayList<>();
    private final Path directory = created();
    private final ChannelSimulator channel = ChannelSimulator.open(SimulatorSettings.usual(Clock.systemUTC(), SEED)
            .comparingNothing()
            .writingTo(directory.resolve("ledger.jsonl")));

    @BeforeEach
    void connectionsAreKeptHere() {
        System.setProperty("calibr.connections.directory", Simulated.CONNECTIONS.toString());
    }

    @AfterEach
    void close() {
        nodes.forEach(ServerProcess::stop);
        closing.forEach(Runnable::run);
        channel.close();
    }

    @AfterAll
    @TalksToTheTerminal
    static void tell() throws IOException {
        var results = total.json(SEED, killed).toString();
        Files.writeString(Files.createDirectories(RESULTS).resolve("results.json"), results + "\n");
        System.out.println("chaos: " + refused + " targets were refused three times and retried by hand once");
        System.out.println("chaos: " + results);
    }

    @Test
    void aServerThatIsKilledAgainAndAgainFinishesWhatItBegan() {
        nodes.add(ServerProcess.start(directory, Simulated.server(BATCH, LEASE)));
        var shop = DisturbedShop.open(nodes.getFirst().tenant(), channel, TARGETS);

        var found = disturbed(shop, KILLS, () -> {
            nodes.removeFirst().kill();
            killed++;
            nodes.add(ServerProcess.start(directory, Simulated.server(BATCH, LEASE)));
            shop.reopen(nodes.getFirst().tenant());
        });

        assertThat(found).as(words(shop)).matches(Figures::areAsPromised);
    }

    @Test
    void neitherAFrozenNodeNorALostDatabaseDoesHarm() {
        var database = OwnPostgreSql.start(directory.resolve("postgresql"));
        closing.push(database::close);
        var settings = Simulated.server(BATCH, LEASE);
        settings.putAll(database.settings());
        nodes.add(ServerProcess.start(directory.resolve("first"), settings));
        nodes.add(ServerProcess.startBeside(nodes.getFirst(), directory.resolve("second"), settings));
        var shop = DisturbedShop.open(nodes.getFirst().tenant(), channel, TARGETS);

        var found = disturbed(shop, DATABASE_KILLS, () -> {
            var frozen = nodes.get(random.nextInt(nodes.size()));
            var crashesMeanwhile = random.nextBoolean();
            frozen.freeze();
            KillPoint.pass(LEASE);
            if (crashesMeanwhile) {
                database.crash();
            }
            KillPoint.pass(Duration.ofSeconds(2));
            frozen.thaw();
            if (!crashesMeanwhile) {
                database.crash();
            }
        });

        assertThat(found).as(words(shop)).matches(Figures::areAsPromised);
    }

    @Test
    void aStormOfRefusalsIsWaitedOut() {
        nodes.add(ServerProcess.start(directory, Simulated.server(BATCH, LEASE)));
        var shop = DisturbedShop.open(nodes.getFirst().tenant(), channel, TARGETS);
        var round = shop.approved();
        var over = shop.over(round);
        channel.faults().likely(Fault.THROTTLED_SECONDS, 0.5);
        channel.faults().likely(Fault.THROTTLED_DATE, 1);

        shop.apply(round);
        KillPoint.until(
                () -> channel.faults().struck().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()
                        >= STORM,
                over);
        channel.faults().clear();
        var found = shop.judged(round, List.of());
        refused += shop.refused();

        total = total.plus(found);
        assertThat(found).as(words(shop)).matches(Figures::areAsPromised);
        assertThat(channel.ledger().earlyCalls()).isEmpty();
        assertThat(shop.refused()).as("failed without a retry by hand").isLessThanOrEqualTo(TARGETS / 50);
    }

    /** Applies runs to the hostile channel until there were so many disturbances, spread over each run. */
    private Figures disturbed(DisturbedShop shop, int wanted, Runnable disturbance) {
        var found = Figures.NONE;
        var done = 0;
        for (var run = 0; run == 0 || (done < wanted && run < MOST_RUNS); run++) {
            var round = shop.approved();
            HOSTILE.forEach(channel.faults()::likely);
            shop.apply(round);
            var ends = disturbances(shop, round, Math.min(wanted - done, MOST_IN_A_RUN), disturbance);
            done += ends.size();
            found = found.plus(shop.judged(round, ends));
        }
        found = found.repeating(shop.repeatedEffects());
        refused += shop.refused();
        total = total.plus(found);
        assertThat(done).isEqualTo(wanted);
        return found;
    }

    /** When each disturbance of a run was over; fewer than wanted if the run was faster. */
    private List<Instant> disturbances(DisturbedShop shop, Round round, int wanted, Runnable disturbance) {
        var over = shop.over(round);
        var ends = new ArrayList<Instant>();
        while (ends.size() < wanted) {
            var enough = ends.size() * TARGETS / (wanted + 1);
            var point = KillPoint.any(random);
            if (!KillPoint.until(() -> shop.written(round) >= enough, over) || !point.reached(channel, random, over)) {
                break;
            }
            disturbance.run();
            ends.add(Clock.systemUTC().instant());
        }
        return ends;
    }

    private static Path created() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Simulated.WORK), "chaos");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(DisturbedShop shop) {
        return "seed " + SEED + ": " + shop.findings().stream().limit(20).collect(Collectors.joining("\n"));
    }
}
