package io.calibr.server.rule;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import jakarta.json.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.calibr.server.rule.AuthoredRule.set;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures saving and publishing tables over HTTP; no part of the build. {@code ./mvnw -pl server -am -Dquick
 * -DskipTests=false -Dtest=AuthoringBench -Dsurefire.failIfNoSpecifiedTests=false test} writes what it measured to
 * server/target/bench/authoring.md.
 */
@ExtendWith(CalibrServer.class)
class AuthoringBench {

    private static final int SMALL = Integer.getInteger("bench.small", 1_000);
    private static final int LARGE = Integer.getInteger("bench.rows", 10_000);
    private static final int SAVES = Integer.getInteger("bench.saves", 40);
    private static final int REPUBLISHES = Integer.getInteger("bench.republishes", 200);
    private static final Path REPORT = Path.of("target", "bench", "authoring.md");

    private final TestTenant tenant;
    private final List<String> lines = new ArrayList<>();

    AuthoringBench(RunningCalibr calibr) {
        tenant = calibr.newTenant();
    }

    @Test
    void savingAndPublishing() throws IOException {
        autosaves();
        publishOfALargeTable();
        republishes();

        Files.createDirectories(REPORT.getParent());
        Files.write(REPORT, lines);
        assertThat(lines).isNotEmpty();
    }

    private void autosaves() {
        var rule = AuthoredRule.of(tenant, "Small", "table", table("small", SMALL));
        var tests = IntStream.range(0, 20)
                .mapToObj(test -> "case " + test + ",Category " + test + ",100.00,,\n")
                .toList();
        rule.write(
                tenant.editor(),
                "PUT",
                "/tests",
                0,
                Json.createObjectBuilder()
                        .add(
                                "text",
                                "example,category,regular,expect-price,expect-outcome\n"
                                        + String.join("", tests).replace(",,\n", ",,priced\n"))
                        .build()
                        .toString());
        var cpu = cpuMillis();
        var millis = IntStream.range(0, SAVES)
                .mapToLong(save -> {
                    var body = "{\"patches\": [" + set("r" + save, "percent", "-" + (save % 50 + 1)) + "]}";
                    return timed(() -> rule.write(tenant.editor(), "PATCH", "/table", save + 1, body)
                            .status());
                })
                .skip(SAVES / 4)
                .sorted()
                .toArray();
        lines.add(String.format(
                Locale.ROOT,
                "autosave of one cell, %d rows, 20 tests: median %d ms, fastest %d ms, slowest %d ms, %d ms of CPU each",
                SMALL,
                millis[millis.length / 2],
                millis[0],
                millis[millis.length - 1],
                (cpuMillis() - cpu) / SAVES));
    }

    private void publishOfALargeTable() {
        for (var round = 0; round < 3; round++) {
            var rule = AuthoredRule.of(tenant, "Large " + round, "table", table("large", LARGE));
            var before = heapAfterCollection();
            resetPeaks();
            var cpu = cpuMillis();
            var millis = timed(
                    () -> tenant.editor().post(rule.path() + "/publish", "{}").status());
            lines.add(String.format(
                    Locale.ROOT,
                    "publish of %d rows: %d ms, %d ms of CPU, heap peak %d MB above %d MB, kept %d MB",
                    LARGE,
                    millis,
                    cpuMillis() - cpu,
                    (peak() - before) >> 20,
                    before >> 20,
                    (heapAfterCollection() - before) >> 20));
        }
    }

    private void republishes() {
        var rule = AuthoredRule.of(tenant, "Often", "table", table("often", SMALL));
        for (var time = 0; time <= REPUBLISHES; time++) {
            assertThat(rule.patch(time, set("r1", "percent", "-" + (time % 2 + 1)))
                            .status())
                    .isEqualTo(200);
            assertThat(tenant.editor().post(rule.path() + "/publish", "{}").status())
                    .isEqualTo(200);
            if (time % 50 == 0) {
                lines.add(String.format(
                        Locale.ROOT,
                        "republish %d: heap %d MB, metaspace %d kB, %d classes",
                        time,
                        heapAfterCollection() >> 20,
                        metaspace() >> 10,
                        ManagementFactory.getClassLoadingMXBean().getLoadedClassCount()));
            }
        }
    }

    /** Of the whole process, client included: what a busy machine does not change much. */
    private static long cpuMillis() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
    }

    private long timed(IntSupplier request) {
        var start = System.nanoTime();
        assertThat(request.getAsInt()).isEqualTo(200);
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void resetPeaks() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
    }

    private static String table(String name, int rows) {
        var text = new StringBuilder("# table: " + name
                + "\n# stage: adjust\n# hit-policy: first\n# currency: USD\n"
                + "id,category under,brand in,stock between,price >,percent,floor hold,note\n");
        for (var row = 0; row < rows; row++) {
            text.append("r")
                    .append(row)
                    .append(",Category ")
                    .append(row % 500)
                    .append(",Acme | Zenith ")
                    .append(row % 97)
                    .append(',')
                    .append(row % 50)
                    .append(" .. ")
                    .append(row % 50 + 20)
                    .append(',')
                    .append(row % 300)
                    .append(".50,-")
                    .append(row % 40 + 1)
                    .append(",0.99,row ")
                    .append(row)
                    .append('\n');
        }
        return text.toString();
    }
}
