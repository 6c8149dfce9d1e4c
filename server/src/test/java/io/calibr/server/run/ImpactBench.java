package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures what an author waits for: the lint of a large table and the impact of a draft on a generated catalogue; no part
 * of the build. {@code ./mvnw -pl server -am -Dquick -DskipTests=false -Dtest=ImpactBench -DargLine=-Xmx512m
 * -Dsurefire.failIfNoSpecifiedTests=false test} after {@code ./mvnw -Dquick package} writes what it measured to
 * server/target/bench/impact.md.
 */
@ExtendWith(CalibrServer.class)
class ImpactBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int SKUS = Integer.getInteger("bench.skus", 100_000);
    private static final Path REPORT = Path.of("target", "bench", "impact.md");

    private final RunningCalibr calibr;

    ImpactBench(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @Test
    void lintAndImpactOverHttp() throws IOException {
        var shop = Shop.open(calibr.newTenant(), products(), Map.of("CUP", "10.00"));
        var rule = "/api/v1/rules/" + shop.rule("Other", Shop.TENTH_OFF.replace("tenth-off", "other"));
        var body = Json.createObjectBuilder().add("text", table(1_000)).build();
        List<String> lines = new ArrayList<>();

        lines.add(line(
                "lint of 1,000 rows",
                () -> shop.editor()
                        .post(rule + "/lint", body)
                        .json()
                        .getJsonArray("findings")
                        .size()));
        lines.add(line(
                "impact on " + SKUS + " SKUs",
                () -> shop.editor().post(rule + "/impact", "{}").json().getInt("skus")));
        lines.add(line(
                "impact of 1,000 rows on " + SKUS + " SKUs",
                () -> shop.editor().post(rule + "/impact", body).json().getInt("skus")));

        Files.createDirectories(REPORT.getParent());
        Files.write(REPORT, lines);
        assertThat(lines).hasSize(3);
    }

    private static String line(String what, Supplier<Integer> measured) {
        var result = measured.get();
        var times = new long[ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            var start = System.nanoTime();
            assertThat(measured.get()).isEqualTo(result);
            times[round] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return String.format(
                Locale.ROOT,
                "| %s | %d ms | **%d ms** | %d ms | %d |",
                what,
                times[0] / 1_000_000,
                times[ROUNDS / 2] / 1_000_000,
                times[ROUNDS - 1] / 1_000_000,
                result);
    }

    private static String products() {
        return IntStream.range(0, SKUS)
                .mapToObj(index -> "CUP-" + (1_000_000 + index) + ",Cup " + index + ",Kitchen,"
                        + (index % 2 == 0 ? "Cups" : "Pots") + ",4.00," + (5 + index % 900) + ".00,USD," + index % 100
                        + ",2024-01-01,\n")
                .collect(Collectors.joining(
                        "",
                        "sku,title,category,subcategory,cost,list_price,currency,inventory,sell_start,sell_end\n",
                        ""));
    }

    /** Bands of the regular price, half of them only for SKUs with stock. */
    private static String table(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(row -> "r" + row + "," + (row % 2 == 0 ? "Kitchen > Cups" : "Kitchen > Pots") + "," + row / 2
                        + " .. " + row / 2 + ".99," + (row % 4 < 2 ? "10" : "") + ",-" + (1 + row % 30) + "\n")
                .collect(Collectors.joining("", """
                        # table: other
                        # stage: adjust
                        # hit-policy: first
                        # currency: USD
                        id,category under,regular between,stock >,percent
                        """, ""));
    }
}
