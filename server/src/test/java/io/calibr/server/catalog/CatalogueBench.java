package io.calibr.server.catalog;

import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures lists of a generated catalogue over HTTP, after a dry run that proposes a price for a quarter of it and holds
 * another; no part of the build. {@code ./mvnw -pl server -am -Dquick -DskipTests=false -Dtest=CatalogueBench
 * -Dsurefire.failIfNoSpecifiedTests=false test} writes what it measured to server/target/bench/catalogue.md.
 */
@ExtendWith(CalibrServer.class)
class CatalogueBench {

    private static final int SKUS = Integer.getInteger("bench.skus", 100_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
    private static final Path REPORT = Path.of("target", "bench", "catalogue.md");
    private static final String TABLE = """
            # table: sale
            # stage: adjust
            # hit-policy: first
            id,category under,percent
            bikes,Bikes,-10
            components,Components,-60
            """;
    private static final List<String> LISTS = List.of(
            "catalog?limit=50",
            "catalog?limit=50&offset=50000",
            "catalog?limit=50&offset=" + (SKUS - 50),
            "catalog?limit=500&offset=50000",
            "catalog?limit=1&count=true",
            "catalog?limit=1&count=true&status=live",
            "catalog?limit=50&count=true&status=pending",
            "catalog?limit=50&count=true&status=held",
            "catalog?limit=50&q=777",
            "catalog?limit=50&product=Model%20777",
            "catalog?limit=50&sort=title",
            "catalog?limit=50&sort=-stock",
            "catalog?limit=50&sort=-price",
            "catalog?limit=50&sort=-price&offset=50000",
            "catalog?limit=50&sort=-margin",
            "products?limit=50",
            "products?limit=50&offset=12500&count=true",
            "catalog/categories",
            "catalog/export");

    private final TestTenant tenant;

    CatalogueBench(RunningCalibr calibr) {
        tenant = calibr.newTenant();
    }

    @Test
    void listsOfAGeneratedCatalogue() throws IOException {
        var cupboard = Cupboard.empty(tenant);
        cupboard.fill("products", text(GeneratedCatalogue.products(SKUS)));
        cupboard.fill("prices", text(GeneratedCatalogue.prices(SKUS)));
        cupboard.fill("costs", text(GeneratedCatalogue.costs(SKUS)));
        cupboard.dryRun(TABLE);
        List<String> lines = new ArrayList<>();

        for (var list : LISTS) {
            lines.add(measured(list));
        }

        Files.createDirectories(REPORT.getParent());
        Files.write(REPORT, lines);
        assertThat(lines).hasSameSizeAs(LISTS);
    }

    private String measured(String list) {
        ask(list);
        var times = IntStream.range(0, ROUNDS)
                .mapToLong(round -> ask(list))
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT,
                "| `%s` | %.0f ms | %.0f ms | %.0f ms |",
                list,
                times[0] / 1e6,
                times[ROUNDS / 2] / 1e6,
                times[ROUNDS - 1] / 1e6);
    }

    private long ask(String list) {
        var start = System.nanoTime();
        Cupboard.ok(200, tenant.viewer().get("/api/v1/" + list));
        return System.nanoTime() - start;
    }

    private static String text(InputStream file) throws IOException {
        return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
}
