package io.calibr.server.run;

import io.calibr.server.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The server is killed in the middle of applying a run and started again: nothing twice, nothing lost. */
class RunKillIT {

    private static final int SKUS = 300;
    private static final int KILLS = 2;
    private static final Path CONNECTIONS = Path.of("target", "it", "connections");

    @Test
    void aKilledServerFinishesWhatItBegan() throws IOException {
        System.setProperty("calibr.connections.directory", CONNECTIONS.toString());
        var directory = Files.createTempDirectory(Files.createDirectories(Path.of("target", "it")), "kill");
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var server = ServerProcess.start(directory, settings());
        var shop = Shop.open(server.tenant(), products(), prices("10.00"));
        var run = shop.approved();
        Shop.ok(202, shop.editor().post("/api/v1/runs/" + run + "/apply"));

        for (var kill = 1; kill <= KILLS; kill++) {
            var enough = kill * SKUS / (KILLS + 2) + random.nextInt(20);
            Shop.eventually(shop::shown, shown -> written(shown) >= enough);
            server.kill();
            server = ServerProcess.start(directory, settings());
            shop = Shop.reopened(server.tenant());
        }
        var settled = shop.settled(run);

        assertThat(settled.getString("state")).as("seed %s: %s", seed, settled).isEqualTo("APPLIED");
        assertThat(shop.shown()).as("seed %s", seed).isEqualTo(prices("9.00"));
        var applied = shop.items("/api/v1/audit?action=target.applied&limit=500").stream()
                .map(row -> row.getString("entityId"))
                .toList();
        assertThat(applied).as("seed %s", seed).hasSize(SKUS);
        assertThat(new HashSet<>(applied)).hasSize(SKUS);
        server.stop();
    }

    private static Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.put("calibr.connections.directory", CONNECTIONS.toString());
        settings.put(
                "calibr.plugins.directory",
                System.getProperty(
                        "calibr.plugins.directory",
                        Path.of("target", "dist", "plugins").toString()));
        settings.put("calibr.run.batch", "10");
        settings.put("calibr.run.lease", "PT5S");
        return settings;
    }

    private static String products() {
        return IntStream.range(0, SKUS)
                .mapToObj(index -> sku(index) + ",Cup " + index + ",Kitchen,Cups,4.00,10.00,USD,7,2024-01-01,\n")
                .collect(Collectors.joining(
                        "",
                        "sku,title,category,subcategory,cost,list_price,currency,inventory,sell_start,sell_end\n",
                        ""));
    }

    private static Map<String, String> prices(String price) {
        return IntStream.range(0, SKUS).boxed().collect(Collectors.toMap(RunKillIT::sku, index -> price));
    }

    private static long written(Map<String, String> shown) {
        return shown.values().stream().filter("9.00"::equals).count();
    }

    private static String sku(int index) {
        return "CUP-" + (1_000 + index);
    }
}
