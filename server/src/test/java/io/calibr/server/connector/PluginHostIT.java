package io.calibr.server.connector;

import io.calibr.plugin.sdk.ConfigProblem;
import io.calibr.plugin.sdk.ConnectorException;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PluginHostIT {

    private static final PluginLimits LIMITS = new PluginLimits(Duration.ofSeconds(10), 2, 2);
    private static final PluginLimits HASTY = new PluginLimits(Duration.ofMillis(300), 2, 2);

    @TempDir
    private Path work;

    @TempDir
    private Path zips;

    private PluginHost host;

    @BeforeEach
    void openHost() {
        host = new PluginHost(work, AllowList.EVERYTHING, LIMITS);
    }

    @AfterEach
    void closeHost() {
        host.close();
    }

    @Test
    void aSoundPluginIsLoadedAndAsked() {
        var zip = plugin("good").zip();

        var plugin = host.load(zip);

        assertThat(plugin.descriptor().id()).isEqualTo("good");
        assertThat(plugin.version()).isEqualTo("1.0.0");
        assertThat(plugin.validate(Map.of())).isEmpty();
        assertThat(host.find("good")).contains(plugin);
    }

    @Test
    void anErrorInOnePluginKeepsNoOtherFromStarting() {
        plugin("bad").starting("throw new StackOverflowError();").zip();
        plugin("good").zip();
        plugin("worse").starting("throw new LinkageError(\"no\");").zip();

        host.loadAll(zips);

        assertThat(host.all()).extracting(plugin -> plugin.descriptor().id()).containsExactly("good");
    }

    @Test
    void aPluginThatDoesNotFinishStartingIsGivenUp() {
        var hasty = new PluginHost(work, AllowList.EVERYTHING, HASTY);
        var zip = plugin("slow")
                .starting("new java.util.concurrent.CountDownLatch(1).await();")
                .zip();

        assertThatExceptionOfType(PluginRefused.class)
                .isThrownBy(() -> hasty.load(zip))
                .withMessageContaining("took more than PT0.3S to start");
        assertThat(hasty.all()).isEmpty();
    }

    @Test
    void aCopyOfTheSpiIsRefused() {
        refused(plugin("copy")
                        .with("classes/io/calibr/plugin/sdk/Call.class", new byte[1])
                        .zip())
                .contains("io/calibr/plugin/sdk/Call.class", "provided");
    }

    @Test
    void aCopyOfTheLoggingApiInALibraryIsRefused() {
        var jar = PluginWorkshop.zipped(Map.of("org/slf4j/Logger.class", new byte[1]));

        refused(plugin("copy").with("lib/slf4j-api.jar", jar).zip())
                .contains("org/slf4j/Logger.class", "slf4j-api.jar");
    }

    @Test
    void aPluginWithoutAnIndexIsRefused() {
        refused(plugin("mute").without("classes/META-INF/extensions.idx").zip()).contains("META-INF/extensions.idx");
    }

    @Test
    void anEntryThatLeadsOutOfTheFolderIsRefused() throws IOException {
        refused(plugin("sly").with("../../out.txt", new byte[1]).zip()).contains("leads out");

        assertThat(work.resolveSibling("out.txt")).doesNotExist();
        assertThat(work).as("nothing is left behind").isEmptyDirectory();
    }

    @Test
    void aPluginForAnotherSpiIsRefused() {
        refused(plugin("old").saying("plugin.requires", ">=7.0.0").zip()).contains("requires SPI >=7.0.0");
    }

    @Test
    void aPluginThatDependsOnAnotherIsRefused() {
        refused(plugin("needy").saying("plugin.dependencies", "good").zip()).contains("depends on other plugins: good");
    }

    @Test
    void aFileThatIsNoZipIsRefused() throws IOException {
        refused(Files.writeString(zips.resolve("text.zip"), "no zip")).contains("not a zip");
    }

    @Test
    void aZipThatExpandsWithoutEndIsRefused() {
        refused(plugin("bomb").with("classes/zeros", new byte[129 << 20]).zip()).contains("expands to more than");
    }

    @Test
    void onlyListedDigestsAreAllowedAndAFlippedBitIsNoticed() throws IOException {
        var zip = plugin("listed").zip();
        var list = Files.writeString(
                zips.resolve("allowed"), "# ours\n" + PluginZip.read(zip).sha256() + "  listed.zip\n");
        var strict = new PluginHost(work, AllowList.of(list), LIMITS);
        assertThat(strict.load(zip).descriptor().id()).isEqualTo("listed");
        strict.close();
        var content = Files.readAllBytes(zip);
        content[content.length / 2] ^= 1;
        Files.write(zip, content);

        assertThatExceptionOfType(PluginRefused.class)
                .isThrownBy(() -> strict.load(zip))
                .withMessageContaining("not on the list");
    }

    @Test
    void aPluginSeesTheSpiAndNothingElseOfItsHost() {
        var plugin = host.load(plugin("curious").validating("""
                var seen = new ArrayList<ConfigProblem>();
                for (var name : List.of("io.calibr.server.connector.PluginHost", "org.slf4j.Logger",
                        "org.hibernate.Session", "jakarta.inject.Inject", "io.calibr.plugin.sdk.Call",
                        "io.calibr.model.Money", "org.pf4j.Plugin", "java.sql.Connection")) {
                    try {
                        Class.forName(name, true, Thread.currentThread().getContextClassLoader());
                        seen.add(new ConfigProblem(name, "seen"));
                    } catch (ClassNotFoundException hidden) {
                        // as it should be
                    }
                }
                return seen;
                """).zip());

        var seen = plugin.validate(Map.of());

        assertThat(seen)
                .extracting(ConfigProblem::field)
                .containsExactly(
                        "io.calibr.plugin.sdk.Call", "io.calibr.model.Money", "org.pf4j.Plugin", "java.sql.Connection");
    }

    @Test
    void whatSomebodyChangedInTheExpandedFolderIsNotLoaded() throws IOException {
        var zip = plugin("good").zip();
        var folder = work.resolve(host.load(zip).sha256());
        var index = folder.resolve("classes/META-INF/extensions.idx");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(index)))
                .isEqualTo("r--r--r--");
        host.unload("good");
        Files.setPosixFilePermissions(index, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(index, "made.Other\n");

        var again = host.load(zip);

        assertThat(again.validate(Map.of())).isEmpty();
        assertThat(index).hasContent("made.Factory");
    }

    @Test
    void aPluginThatNeverAnswersIsLeftAlone() {
        var plugin = host.load(plugin("deaf").zip());
        var brief = Duration.ofMillis(50);
        for (var times = 0; times < LIMITS.timeouts(); times++) {
            assertThatExceptionOfType(ConnectorException.Transient.class)
                    .isThrownBy(() -> plugin.threads().call("sleep", brief, () -> sleeping()))
                    .withMessageContaining("took more than");
        }

        assertThat(plugin.threads().isQuarantined()).isTrue();
        assertThatExceptionOfType(ConnectorException.Transient.class)
                .isThrownBy(() -> plugin.validate(Map.of()))
                .withMessageContaining("left alone");
    }

    @Test
    void anExceptionOfThePluginsOwnDoesNotCrossTheBorder() {
        var plugin = host.load(plugin("clumsy")
                .validating("throw new IllegalStateException(\"secret detail\");")
                .zip());

        assertThatExceptionOfType(ConnectorException.Transient.class)
                .isThrownBy(() -> plugin.validate(Map.of()))
                .withMessage("validate of clumsy failed unexpectedly")
                .withNoCause();
    }

    @Test
    void loadingAndUnloadingFromManyThreadsKeepsOneOfEach() {
        var zip = plugin("good").zip();

        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var times = 0; times < 20; times++) {
                threads.execute(() -> loadIfAbsent(zip));
                threads.execute(() -> host.unload("good"));
            }
        }

        host.unload("good");
        assertThat(host.load(zip).validate(Map.of())).isEmpty();
        assertThat(host.all()).hasSize(1);
    }

    @Test
    void twentyReloadsLeaveNoClassLoader() throws InterruptedException {
        var zip =
                plugin("good").validating("return new ArrayList<>(List.of());").zip();
        var loaders = new ArrayList<WeakReference<ClassLoader>>();

        for (var times = 0; times < 20; times++) {
            loaders.add(loadedUsedAndUnloaded(zip));
        }

        for (var tries = 0; tries < 50 && anyAlive(loaders); tries++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(loaders).allMatch(loader -> loader.refersTo(null));
    }

    private WeakReference<ClassLoader> loadedUsedAndUnloaded(Path zip) {
        var plugin = host.load(zip);
        var loader = plugin.threads()
                .call("loader", LIMITS.lifecycle(), () -> Thread.currentThread().getContextClassLoader());
        assertThat(plugin.validate(Map.of())).isEmpty();
        host.unload("good");
        return new WeakReference<>(loader);
    }

    private void loadIfAbsent(Path zip) {
        try {
            host.load(zip);
        } catch (PluginRefused already) {
            assertThat(already).hasMessageContaining("loaded already");
        }
    }

    private static boolean anyAlive(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().anyMatch(loader -> !loader.refersTo(null));
    }

    private static List<ConfigProblem> sleeping() throws InterruptedException {
        Thread.sleep(60_000);
        return List.of();
    }

    private PluginWorkshop plugin(String id) {
        return PluginWorkshop.plugin(zips, id);
    }

    private AbstractStringAssert<?> refused(Path zip) {
        var thrown = catchThrowableOfType(PluginRefused.class, () -> host.load(zip));
        assertThat(host.all()).isEmpty();
        return assertThat(thrown.getMessage());
    }
}
