package io.calibr.server.demo;

import io.calibr.rules.Starter;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The commands of the tutorial do what it says. */
@ExtendWith(CalibrServer.class)
class TutorialIT {

    private static final Path PAGE = Path.of("..", "docs", "tutorial.md");
    private static final Pattern SHELL = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final String PASSWORD = "tutorial";

    private final RunningCalibr calibr;

    TutorialIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @Test
    void everyCommandOfTheTutorialWorks(@TempDir Path folder) throws IOException, InterruptedException {
        var window = aDemo();
        var before = window.bytes();
        var script = SHELL.matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("tutorial.sh"), "set -eu\n" + script);

        var output = shell(folder, "tutorial.sh");

        assertThat(output)
                .contains("a run needs a second pair of eyes")
                .contains("\"matched\":3")
                .contains("\"amount\":\"27.99\"")
                .contains("run.rolled_back")
                .contains("expect-price 27.99 USD, but was 26.24 USD")
                .contains("an example does not hold")
                .contains("\"suggestion\":\"category\"");
        window.requireSame(before);
    }

    @Test
    void theCurlLineOfTheSummaryWorks(@TempDir Path folder) throws IOException, InterruptedException {
        aDemo();
        var key = merchandiser()
                .post(
                        "/api/v1/api-keys",
                        Json.createObjectBuilder()
                                .add("name", "curl")
                                .add("scopes", Json.createArrayBuilder().add("read"))
                                .build())
                .getString("secret");
        var lines = Story.Access.of(calibr.base(), PASSWORD, key).curl();
        Files.writeString(folder.resolve("curl.sh"), String.join("\n", lines) + " --fail --silent");

        var output = shell(folder, "curl.sh");

        assertThat(output).contains("\"sku\":\"PD-M282\"");
    }

    /** What a script prints that ends well. */
    private String shell(Path folder, String script) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("sh", script).directory(folder.toFile()).redirectErrorStream(true);
        shell.environment().put("CALIBR", calibr.base().toString());
        shell.environment().put("PASSWORD", PASSWORD);
        var process = shell.start();
        // the page waits for runs in loops that have no end of their own
        CompletableFuture.delayedExecutor(3, TimeUnit.MINUTES).execute(process::destroyForcibly);
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** The demo's tenant, as the first lines of the tutorial find it. */
    private ShopWindow aDemo() {
        var seed = calibr.bean(SeedDemo.class);
        seed.seed(PASSWORD);
        new OpenShop(merchandiser(), what -> {}).open();
        var window = new ShopWindow(Path.of(
                System.getProperty("calibr.connections.directory"),
                SeedDemo.TENANT.toString(),
                DemoProject.CHANNEL_FILE));
        window.openWith(Starter.shopPrices(DemoProject.DAY));
        return window;
    }

    private ApiClient merchandiser() {
        var api = ApiClient.of(calibr.base());
        var token = api.post(
                        "/api/auth/token",
                        Json.createObjectBuilder()
                                .add("email", DemoProject.MERCHANDISER)
                                .add("password", PASSWORD)
                                .build())
                .getString("accessToken");
        return api.as(token, DemoProject.PROJECT);
    }
}
