package io.calibr.server.run;

import io.calibr.server.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that is told to stop finishes its calls and leaves nothing that has to wait for a lease to end. */
class DrainIT {

    private static final Path CONNECTIONS = Path.of("target", "it", "connections");

    @Test
    void aServerThatStopsLeavesNothingInFlight() throws IOException {
        System.setProperty("calibr.connections.directory", CONNECTIONS.toString());
        var directory = Files.createTempDirectory(Files.createDirectories(Path.of("target", "it")), "drain");
        SlowShop.plugin(directory.resolve("connectors"));
        var settings = Map.of(
                "calibr.connections.directory", CONNECTIONS.toString(),
                "calibr.plugins.directory", directory.resolve("connectors").toString(),
                "calibr.run.lease", "PT30M");
        var server = ServerProcess.start(directory, settings);
        var slow = SlowShop.open(server.tenant(), 60, "\"items\": \"4\", \"calls\": \"3\", \"millis\": \"700\"");
        var run = slow.shop().approved();
        Shop.ok(202, slow.shop().editor().post("/api/v1/runs/" + run + "/apply"));
        Shop.eventually(() -> slow.seen("write"), begun -> begun > 3);

        server.stop();

        assertThat(slow.seen("written")).as("calls under way were finished").isEqualTo(slow.seen("write"));
        var next = ServerProcess.start(directory, settings);
        var reopened = SlowShop.reopened(next.tenant());
        var settled = reopened.shop().settled(run);
        assertThat(settled.getString("state")).as(settled.toString()).isEqualTo("APPLIED");
        assertThat(reopened.seen("written")).as("no price was written twice").isEqualTo(15);
        next.stop();
    }
}
