package io.calibr.server.run;

import io.calibr.plugin.testkit.simulator.ChannelSimulator;
import jakarta.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How a server, in a process of its own, and a shop on it come to a simulated channel. */
final class Simulated {

    static final Path WORK = Path.of("target", "it");
    static final Path CONNECTIONS = WORK.resolve("connections");

    private Simulated() {}

    /** Calls give up soon and are not long kept from trying again. */
    static Map<String, String> server(int batch, Duration lease) {
        var settings = new HashMap<String, String>();
        settings.put("calibr.connections.directory", CONNECTIONS.toString());
        settings.put(
                "calibr.plugins.directory",
                System.getProperty(
                        "calibr.plugins.directory",
                        Path.of("target", "dist", "plugins").toString()));
        settings.put("calibr.plugins.timeouts", "100");
        settings.put("calibr.connectors.egress.hosts", "127.0.0.1:*");
        settings.put("calibr.connectors.egress.private-addresses", "true");
        settings.put("calibr.connections.call-timeout", "PT3S");
        settings.put("calibr.connections.first-wait", "PT0.2S");
        settings.put("calibr.connections.breaker-rest", "PT1S");
        settings.put("calibr.run.lease", lease.toString());
        settings.put("calibr.run.batch", String.valueOf(batch));
        return settings;
    }

    /** The id of a new connection of the shop's. */
    static String connect(Shop shop, ChannelSimulator channel, String slug, boolean bulk) {
        var config = Json.createObjectBuilder()
                .add("baseUrl", channel.base().toString())
                .add("pageSize", "100")
                .add("bulk", Boolean.toString(bulk));
        var wanted = Json.createObjectBuilder()
                .add("connector", "simulator")
                .add("slug", slug)
                .add("config", config);
        return Shop.id(Shop.ok(201, shop.owner().post("/api/v1/connections", wanted.build())));
    }
}
