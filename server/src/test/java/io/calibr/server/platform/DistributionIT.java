package io.calibr.server.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code package} leaves in target/dist. */
class DistributionIT {

    private static final Path DIST = Path.of("target", "dist");
    private static final Path STARTER =
            Path.of("..", "rules", "src", "main", "resources", "io", "calibr", "rules", "starter");

    @TempDir
    Path cache;

    @Test
    void theCommandLineFindsItsLibrariesAmongTheServers() throws IOException {
        try (var jar = new JarFile(DIST.resolve("calibr-cli.jar").toFile())) {
            var named = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);

            assertThat(Arrays.stream(named.split(" ", -1)).map(DIST::resolve))
                    .isNotEmpty()
                    .allSatisfy(library -> assertThat(library).exists());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theScriptRunsTheCommandLine() throws IOException, InterruptedException {
        var first = script("validate", STARTER.toString());
        var again = script("test", STARTER.toString());
        var wrong = script("validat");

        assertThat(first).endsWith("8 rules, 2 rulebooks, nothing wrong\n0");
        assertThat(again).contains("52 examples of 8 rules: 52 hold, 0 fail").endsWith("\n0");
        assertThat(wrong).startsWith("calibr: ").endsWith("\n1");
    }

    /** What it printed, on both streams, and its exit code. */
    private String script(String... arguments) throws IOException, InterruptedException {
        var command = new ProcessBuilder(DIST.resolve("bin").resolve("calibr").toString()).redirectErrorStream(true);
        command.command().addAll(Arrays.asList(arguments));
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("CALIBR_CACHE", cache.resolve("with a blank").toString());
        command.environment().remove("JAVA_OPTS");
        var process = command.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + process.waitFor();
    }
}
