package io.calibr.cli;

import io.calibr.cli.command.Main;
import io.calibr.xlsx.Packed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** How the command line is started, and what it loads. */
class StartTest {

    private static final Path SCRIPTS = Path.of("..", "..", "server", "src", "main", "packaging", "bin");

    @TempDir
    Path folder;

    @Test
    void onlyAFolderWithAWorkbookLoadsWhatReadsOne() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("offers.drl"), "package calibr.offers;\n");
        var without = loaded();
        Files.write(folder.resolve("spring.rules.xlsx"), Packed.sheet("").bytes());
        var with = loaded();

        assertThat(without).contains("io.calibr.cli.folder.RuleFormat").doesNotContain("org.apache.poi.");
        assertThat(with).contains("org.apache.poi.");
    }

    @Test
    void bothScriptsSayTheSame() throws IOException {
        var unix = Files.readString(SCRIPTS.resolve("calibr"));
        var windows = Files.readString(SCRIPTS.resolve("calibr.bat"));

        assertThat(words(windows, "-X[-+:A-Za-z]+")).isEqualTo(words(unix, "-X[-+:A-Za-z]+"));
        assertThat(words(windows, "calibr-[a-z]+\\.jar"))
                .isEqualTo(words(unix, "calibr-[a-z]+\\.jar"))
                .containsExactly("calibr-cli.jar", "calibr-server.jar");
        var variables = "(?:CALIBR_CACHE|JAVA_HOME|JAVA_OPTS)";
        assertThat(words(windows, variables)).isEqualTo(words(unix, variables)).hasSize(3);
        assertThat(words(windows, "cli\\.jsa|calibr\\.aot|\\bplan\\b"))
                .isEqualTo(words(unix, "cli\\.jsa|calibr\\.aot|\\bplan\\b"))
                .hasSize(3);
    }

    /** Cmd finds no label in a file whose lines end as on other systems. */
    @Test
    void gitGivesTheWindowsScriptItsLineEnds() throws IOException {
        assertThat(Files.readString(Path.of("..", "..", ".gitattributes"))).contains("*.bat text eol=crlf");
    }

    private static List<String> words(String script, String pattern) {
        return Pattern.compile(pattern)
                .matcher(script)
                .results()
                .map(found -> found.group())
                .distinct()
                .sorted()
                .toList();
    }

    /** The classes that {@code validate} loads, in a process of its own. */
    private String loaded() throws IOException, InterruptedException {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:off",
                "-Xlog:class+load:stdout",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "validate",
                folder.toString());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return Stream.of(said.split("\n", -1))
                .filter(line -> line.contains("source: "))
                .collect(Collectors.joining("\n"));
    }
}
