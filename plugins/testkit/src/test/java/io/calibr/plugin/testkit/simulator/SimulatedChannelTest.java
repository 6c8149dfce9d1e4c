package io.calibr.plugin.testkit.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SimulatedChannelTest {

    @Test
    void aProcessPrintsItsAddressAndKeepsItsLedgerInAFile(@TempDir Path directory) throws Exception {
        var ledger = directory.resolve("ledger.jsonl");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulatedChannel.class.getName(),
                        "--ledger",
                        ledger.toString(),
                        "--seed",
                        "7")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = process.inputReader();
                var http = HttpClient.newHttpClient()) {
            var address = address(output);
            var items = "{\"items\":[{\"sku\":\"MUG\",\"price\":" + Wire.price(Caller.TEN) + "}]}";

            http.send(
                    HttpRequest.newBuilder(URI.create(address + "/admin/items"))
                            .POST(HttpRequest.BodyPublishers.ofString(items))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());

            assertThat(Ledger.read(ledger).live(PriceBook.ref(Caller.MUG))).contains(Caller.TEN);
        } finally {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void optionsAreReadAndOthersRefused() {
        var settings = SimulatedChannel.settings("--rate", "2.5/40", "--expected", "ignored");

        assertThat(settings.limit()).isEqualTo(new RateLimit(2.5, 40));
        assertThat(settings.comparesExpected()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> SimulatedChannel.settings("--sped", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> SimulatedChannel.settings("--port"));
    }

    private static String address(BufferedReader output) throws IOException {
        var line = output.readLine();
        assertThat(line).startsWith("http://127.0.0.1:");
        return line;
    }
}
