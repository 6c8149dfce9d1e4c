package io.calibr.server.catalog;

import io.calibr.model.ProjectId;
import io.calibr.server.tenant.Tenancy;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures the import of a generated catalogue and the reading of its facts; no part of the build. {@code ./mvnw -pl server
 * -am -Dquick -DskipTests=false -Dtest=ImportBench -Dsurefire.failIfNoSpecifiedTests=false test} writes what it measured to
 * server/target/bench/import.md; {@code JAVA_TOOL_OPTIONS=-Xmx512m} before it sets the heap.
 */
@ExtendWith(CalibrServer.class)
class ImportBench {

    private static final int SKUS = Integer.getInteger("bench.skus", 100_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final Path REPORT = Path.of("target", "bench", "import.md");

    private final RunningCalibr calibr;
    private final List<String> lines = new ArrayList<>();

    ImportBench(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @Test
    void importOfAGeneratedCatalogue() throws IOException, InterruptedException {
        for (var round = 1; round <= ROUNDS; round++) {
            measure(round);
        }

        Files.createDirectories(REPORT.getParent());
        Files.write(REPORT, lines);
        assertThat(lines).hasSize(ROUNDS);
    }

    private void measure(int round) throws IOException, InterruptedException {
        var tenant = calibr.newTenant();
        tenant.editor().post("/api/v1/price-lists", "{\"slug\": \"retail\"}");
        var products = post(tenant, "products", () -> GeneratedCatalogue.products(SKUS));
        var again = post(tenant, "products", () -> GeneratedCatalogue.products(SKUS));
        var prices = post(tenant, "prices", () -> GeneratedCatalogue.prices(SKUS));
        var costs = post(tenant, "costs", () -> GeneratedCatalogue.costs(SKUS));
        var start = System.nanoTime();
        var read = facts(tenant);
        var reading = System.nanoTime() - start;
        assertThat(read).isEqualTo(SKUS);
        lines.add("| " + round + " | " + seconds(products) + " | " + seconds(again) + " | " + seconds(prices) + " | "
                + seconds(costs) + " | " + seconds(reading) + " | "
                + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB |");
    }

    private int facts(TestTenant tenant) {
        var catalogue = calibr.bean(Catalogue.class);
        var count = new AtomicInteger();
        Tenancy.run(
                tenant.id(),
                () -> catalogue.forEachBatch(
                        selection(catalogue, tenant.project()), batch -> count.addAndGet(batch.size())));
        return count.get();
    }

    private static Selection selection(Catalogue catalogue, ProjectId project) {
        var list = catalogue.priceList(project, Optional.empty());
        return new Selection(
                project, ZoneId.of("America/New_York"), list, Instant.parse("2024-07-20T12:00:00Z"), Optional.empty());
    }

    private static long post(TestTenant tenant, String kind, Source csv) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(tenant.editor().base().resolve("/api/v1/catalog/import?kind=" + kind))
                .timeout(Duration.ofMinutes(10))
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofInputStream(csv::open));
        tenant.editor().headers().forEach(request::header);
        try (var http = HttpClient.newHttpClient()) {
            var start = System.nanoTime();
            var answer = http.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return System.nanoTime() - start;
        }
    }

    private static String seconds(long nanos) {
        return Duration.ofNanos(nanos).toMillis() / 1000.0 + " s";
    }

    /** A file that is made while it is sent. */
    @FunctionalInterface
    private interface Source {
        InputStream open();
    }
}
