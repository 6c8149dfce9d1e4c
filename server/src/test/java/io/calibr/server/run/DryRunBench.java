package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures dry runs of a generated catalogue with stored targets and explanations; no part of the build. After {@code
 * ./mvnw -Dquick package}, which lays out the connectors, {@code ./mvnw -pl server -am -Dquick -DskipTests=false
 * -Dtest=DryRunBench -DargLine=-Xmx512m -Dsurefire.failIfNoSpecifiedTests=false test} writes what it measured to
 * server/target/bench/dry-run.md.
 */
@ExtendWith(CalibrServer.class)
class DryRunBench {

    private static final int SKUS = Integer.getInteger("bench.skus", 100_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final Path REPORT = Path.of("target", "bench", "dry-run.md");

    private final RunningCalibr calibr;

    DryRunBench(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @Test
    void dryRunOfAGeneratedCatalogue() throws IOException {
        var shop = Shop.open(calibr.newTenant(), products(), Map.of("CUP", "10.00"));
        List<String> lines = new ArrayList<>();

        for (var round = 1; round <= ROUNDS; round++) {
            var start = System.nanoTime();
            var run = shop.run(Shop.id(Shop.ok(201, shop.editor().post("/api/v1/runs", "{\"rulebook\": \"summer\"}"))));
            var took = (System.nanoTime() - start) / 1e9;
            lines.add(String.format(Locale.ROOT, "| %d | %.1f s | %s |", round, took, run.getJsonObject("counts")));
        }

        Files.createDirectories(REPORT.getParent());
        Files.write(REPORT, lines);
        assertThat(lines).hasSize(ROUNDS);
    }

    static String products() {
        return IntStream.range(0, SKUS)
                .mapToObj(index -> "CUP-" + (1_000_000 + index) + ",Cup " + index + ",Kitchen,"
                        + (index % 2 == 0 ? "Cups" : "Pots") + ",4.00,10.00,USD,7,2024-01-01,\n")
                .collect(Collectors.joining(
                        "",
                        "sku,title,category,subcategory,cost,list_price,currency,inventory,sell_start,sell_end\n",
                        ""));
    }
}
