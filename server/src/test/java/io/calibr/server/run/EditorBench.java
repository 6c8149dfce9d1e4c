package io.calibr.server.run;

import com.microsoft.playwright.Page;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.Chromium;
import io.calibr.server.testing.ConsolePage;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures the frames of a real browser while somebody works in a table of 1,000 rows and 30 columns beside the name, with
 * autosave, lint and impact on; no part of the build. Run as {@link DryRunBench} is, the console built before; writes what
 * it measured to server/target/bench/editor.md.
 */
@ExtendWith(CalibrServer.class)
class EditorBench {

    private static final int ROWS = Integer.getInteger("bench.rows", 1_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int ATTRIBUTES = 26;
    private static final int EDITS = 30;
    private static final Path REPORT = Path.of("target", "bench", "editor.md");

    /** The time between two frames, in milliseconds, for as long as it is let run. */
    private static final String FRAMES = """
            () => {
              const frames = [];
              let last = performance.now();
              let going = true;
              const frame = (now) => {
                frames.push(now - last);
                last = now;
                if (going) requestAnimationFrame(frame);
              };
              requestAnimationFrame((now) => { last = now; requestAnimationFrame(frame); });
              window.framesSeen = () => { going = false; return frames; };
            }
            """;

    private final RunningCalibr calibr;

    EditorBench(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @Test
    void framesOfTheEditor() throws IOException {
        Chromium.shared();
        var shop = Shop.open(calibr.newTenant());
        Shop.ok(200, shop.owner().put("/api/v1/attributes", attributes()));
        var rule = shop.rule("Large", table());
        List<String> lines = new ArrayList<>();
        try (var console = new Visitor(calibr, shop.tenant(), "EDITOR").opens("rules/" + rule)) {
            var table = new OpenTable(shop, rule, console);
            console.sees(table.grid());
            console.arrives();
            for (var round = 0; round < ROUNDS; round++) {
                lines.add(measured(console, "wheel down", () -> wheel(console, 0, 110, 100)));
                lines.add(measured(console, "wheel across", () -> wheel(console, 60, 0, 60)));
                console.press("Control+Home");
                table.grid().locator(".sheet-row [data-column='3']").first().click();
                lines.add(measured(console, "arrow down", () -> presses(console, "ArrowDown", 60)));
                lines.add(measured(console, "typing", () -> edits(table)));
                table.saved();
                assertThat(table.text()).contains(Integer.toString(100 + EDITS - 1));
            }
            console.picture("editor-bench");
            console.wentWell();
        }
        Files.createDirectories(REPORT.getParent());
        Files.write(REPORT, lines);
        assertThat(lines).isNotEmpty();
    }

    private static void wheel(ConsolePage console, double across, double down, int times) {
        console.page().mouse().move(700, 500);
        for (var time = 0; time < times; time++) {
            console.page().mouse().wheel(across, down);
        }
    }

    private static void presses(ConsolePage console, String key, int times) {
        for (var time = 0; time < times; time++) {
            console.press(key);
        }
    }

    private static void edits(OpenTable table) {
        for (var edit = 0; edit < EDITS; edit++) {
            table.type(Integer.toString(100 + edit), "Enter");
        }
    }

    private static String measured(ConsolePage console, String what, Runnable work) {
        console.page().evaluate(FRAMES);
        work.run();
        var frames = seen(console.page());
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f ms | %.1f ms | %.1f ms |",
                what,
                frames.length,
                frames[frames.length / 2],
                frames[(int) Math.ceil(0.95 * frames.length) - 1],
                frames[frames.length - 1]);
    }

    private static double[] seen(Page page) {
        return ((List<?>) page.evaluate("() => window.framesSeen()"))
                .stream()
                        .mapToDouble(one -> ((Number) one).doubleValue())
                        .sorted()
                        .toArray();
    }

    private static String attributes() {
        return IntStream.range(0, ATTRIBUTES)
                .mapToObj(index -> "{\"name\": \"size-" + index + "\", \"type\": \"NUMBER\"}")
                .collect(Collectors.joining(",", "{\"attributes\": [", "]}"));
    }

    private static String table() {
        var head = IntStream.range(0, ATTRIBUTES)
                .mapToObj(index -> "size-" + index + " >")
                .collect(Collectors.joining(","));
        var rows = IntStream.range(0, ROWS)
                .mapToObj(row -> "r" + row + ",Kitchen > Kind " + row % 20 + "," + row % 90 + "," + sizes(row) + ",-"
                        + (row % 50 + 1) + ",row " + row)
                .collect(Collectors.joining("\n"));
        return """
                # table: large
                # stage: adjust
                # hit-policy: first
                id,category under,stock >,%s,percent,note
                %s
                """.replace("%s,percent", head + ",percent").replace("%s", rows);
    }

    /** Three of four are empty, as in a table that grew. */
    private static String sizes(int row) {
        return IntStream.range(0, ATTRIBUTES)
                .mapToObj(index -> (row + index) % 4 == 0 ? Integer.toString((row * 7 + index) % 400) : "")
                .collect(Collectors.joining(","));
    }
}
