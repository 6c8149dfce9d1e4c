package io.calibr.server.run;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures how long reviewing a large run takes; no part of the build. Run as {@link DryRunBench} is; writes what it
 * measured to server/target/bench/run-reading.md.
 */
@ExtendWith(CalibrServer.class)
class RunReadingBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 9);
    private static final int RUNS = 3;
    private static final Path REPORT = Path.of("target", "bench", "run-reading.md");

    private final RunningCalibr calibr;

    RunReadingBench(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @Test
    void reviewOfALargeRun() throws IOException {
        var shop = Shop.open(calibr.newTenant(), DryRunBench.products(), Map.of("CUP", "10.00"));
        for (var made = 0; made < RUNS; made++) {
            Shop.ok(201, shop.editor().post("/api/v1/runs", "{\"rulebook\": \"summer\"}"));
        }
        var run = "/api/v1/runs/" + shop.items("/api/v1/runs").getFirst().getString("id");
        var rule = shop.items("/api/v1/rules").getFirst().getString("id");

        var lines = List.of(
                measured(shop, "runs", "/api/v1/runs"),
                measured(shop, "lines, 50 by SKU", run + "/lines"),
                measured(shop, "lines, 50 by SKU, counted", run + "/lines?count=true"),
                measured(shop, "lines, the greatest change first, counted", run + "/lines?sort=-change&count=true"),
                measured(
                        shop,
                        "lines of one row, by margin, counted",
                        run + "/lines?table=tenth-off&row=cups&sort=margin&count=true"),
                measured(shop, "lines, a part of the title, counted", run + "/lines?q=cup%2099&count=true"),
                measured(
                        shop,
                        "lines by state, 500 from 40,000 on",
                        run + "/lines?state=preview&limit=500&offset=40000"),
                measured(shop, "impact", run + "/impact"),
                measured(shop, "hits of a rule", "/api/v1/rules/" + rule + "/hits"));

        Files.createDirectories(REPORT.getParent());
        Files.write(REPORT, lines);
        assertThat(lines).isNotEmpty();
    }

    private static String measured(Shop shop, String what, String path) {
        var took = new double[ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            var start = System.nanoTime();
            Shop.ok(200, shop.editor().get(path));
            took[round] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(took);
        return String.format(
                Locale.ROOT,
                "| %s | %.3f s | **%.3f s** | %.3f s |",
                what,
                took[0],
                took[ROUNDS / 2],
                took[ROUNDS - 1]);
    }
}
