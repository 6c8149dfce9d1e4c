package io.calibr.server.run;

import io.calibr.server.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that is stopped while a sale is open, and started after it should have ended, ends it. */
class LayerRestartIT {

    private static final Path CONNECTIONS = Path.of("target", "it", "connections");

    @Test
    void aSaleThatShouldHaveEndedWhileNoServerRanEndsWhenOneDoes() throws IOException {
        System.setProperty("calibr.connections.directory", CONNECTIONS.toString());
        var directory = Files.createTempDirectory(Files.createDirectories(Path.of("target", "it")), "restart");
        var server = ServerProcess.start(directory, settings());
        var shop = Shop.open(server.tenant());
        shop.clock("2024-07-09T00:00:00Z");
        var rule = shop.rule("Sale", Shop.TENTH_OFF.replace("tenth-off", "sale"));
        var sale = shop.sale("Sale", rule, "2024-07-10T00:00:00Z", "2024-07-20T00:00:00Z", 0);
        shop.clock("2024-07-11T00:00:00Z");
        shop.layer(sale, "OPEN");
        assertThat(shop.shown()).containsEntry("CUP", "9.00").containsEntry("MUG", "18.00");

        server.stop();
        server = ServerProcess.start(directory, settings());
        shop = Shop.reopened(server.tenant());
        shop.clock("2024-07-25T00:00:00Z");

        var ended = shop.layer(sale, "ENDED");
        assertThat(shop.shown()).containsEntry("CUP", "10.00").containsEntry("MUG", "20.00");
        assertThat(ended.getJsonArray("runs")).hasSize(2);
        server.stop();
    }

    private static Map<String, String> settings() {
        return Map.of(
                "calibr.demo.enabled",
                "true",
                "calibr.connections.directory",
                CONNECTIONS.toString(),
                "calibr.plugins.directory",
                System.getProperty(
                        "calibr.plugins.directory",
                        Path.of("target", "dist", "plugins").toString()));
    }
}
