package io.calibr.server.run;

import io.calibr.model.Money;
import io.calibr.server.connector.TestPlugin;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.TestTenant;
import io.calibr.server.testing.slow.SlowFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A shop of so many cups on a slow channel, and what the channel saw. */
record SlowShop(Shop shop, Path directory) {

    private static final int BATCH = 200;

    /** One call that reached the channel, or its end. */
    record Entry(long millis, String what) {}

    /** On the server of this JVM. */
    static SlowShop open(RunningCalibr calibr, TestTenant tenant, int cups, String config) {
        TestPlugin.install(calibr, plugin(Path.of("target", "it", "made")));
        return open(tenant, cups, config);
    }

    static SlowShop open(TestTenant tenant, int cups, String config) {
        return new SlowShop(
                Shop.on(
                        tenant,
                        cups(cups),
                        "{\"connector\": \"slow\", \"slug\": \"shop\", \"config\": {" + config + "}}"),
                directory(tenant));
    }

    /** After a restart of the server. */
    static SlowShop reopened(TestTenant tenant) {
        return new SlowShop(Shop.reopened(tenant), directory(tenant));
    }

    static Path plugin(Path folder) {
        return TestPlugin.zip(folder, "slow", SlowFactory.class);
    }

    /** What a server, in a process of its own, is told to come to such a channel. */
    static Map<String, String> server(Path directory, Duration lease) {
        plugin(directory.resolve("connectors"));
        var settings = Simulated.server(BATCH, lease);
        settings.put("calibr.plugins.directory", directory.resolve("connectors").toString());
        return settings;
    }

    private static Path directory(TestTenant tenant) {
        return Path.of(
                System.getProperty("calibr.connections.directory"), tenant.id().toString());
    }

    private static String cups(int many) {
        return IntStream.range(0, many)
                .mapToObj(
                        cup -> "CUP-" + (1_000 + cup) + ",Cup " + cup + ",Kitchen,Cups,4.00,10.00,USD,7,2024-01-01,\n")
                .collect(Collectors.joining(
                        "",
                        "sku,title,category,subcategory,cost,list_price,currency,inventory,sell_start,sell_end\n",
                        ""));
    }

    /** The next call is refused for that long. */
    void limit(long millis) {
        try {
            Files.writeString(directory.resolve("limit"), Long.toString(millis));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Edits a price as somebody outside of Calibr does. */
    void sell(String sku, Money price) {
        try {
            Files.writeString(directory.resolve("price-" + sku), price.minorUnits() + " " + price.currency());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Everything costs again what it did at first. */
    void restore() {
        try (var files = Files.newDirectoryStream(directory, "price-*")) {
            for (var file : files) {
                Files.delete(file);
            }
        } catch (NoSuchFileException untouched) {
            // nothing was written yet
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    List<Entry> ledger() {
        try (var lines = Files.lines(directory.resolve("ledger"))) {
            return lines.map(line -> line.split(" ", -1))
                    .map(words -> new Entry(Long.parseLong(words[0]), words[1]))
                    .toList();
        } catch (NoSuchFileException untouched) {
            return List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    long seen(String what) {
        return ledger().stream().filter(entry -> entry.what().equals(what)).count();
    }

    /** The most write calls that were in flight at once. */
    int mostAtOnce() {
        var now = 0;
        var most = 0;
        for (var entry : ledger()) {
            now += switch (entry.what()) {
                case "write" -> 1;
                case "written" -> -1;
                default -> 0;
            };
            most = Math.max(most, now);
        }
        return most;
    }
}
