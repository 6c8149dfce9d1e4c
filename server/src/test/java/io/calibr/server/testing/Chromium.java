package io.calibr.server.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium of this machine, looked up on the PATH. Where there is none and we are root on a machine with apt-get, it is installed;
 * else the tests say that they are skipped.
 */
public final class Chromium {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    /** Alone with the page: no updates, no telemetry; a sandbox is not to be had as root. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Until what is asserted is seen, in milliseconds: a busy machine needs its time. */
    private static final double PATIENCE = 20_000;

    private static @Nullable Chromium shared;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Path executable) {
        this.playwright = playwright;
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(ARGUMENTS));
    }

    /** The one of this JVM, started by the first who asks and ended with it; skips the test that asks where there is none. */
    public static Browser shared() {
        if (shared == null) {
            shared = launch();
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close, "chromium"));
        }
        return shared.browser;
    }

    private static Chromium launch() {
        var executable = onThePath().or(Chromium::installed);
        Assumptions.assumeTrue(
                executable.isPresent(), "SKIPPED: no Chromium on the PATH, and it could not be installed from here");
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(playwright, executable.orElseThrow());
    }

    private void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> onThePath() {
        var folders = Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1);
        return NAMES.stream()
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> installed() {
        if (!"root".equals(System.getProperty("user.name")) || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            return Optional.empty();
        }
        try {
            var install = new ProcessBuilder("apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!install.waitFor(5, TimeUnit.MINUTES)) {
                install.destroyForcibly();
            }
            return onThePath();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
