package io.calibr.engine;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What the documents show as embedding code compiles, runs, and prints what they say. */
class EmbedExampleTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern BLOCK = Pattern.compile(
            "<!-- embed-example -->.*?```java\n(?<code>.*?)```(.*?```text\n(?<prints>.*?)```)?.*?<!-- /embed-example -->",
            Pattern.DOTALL);

    static Stream<Path> documents() throws IOException {
        var documents = Stream.of(ROOT.resolve("docs/engine.md"), ROOT.resolve("README.md"));
        return documents.filter(Files::exists).filter(document -> text(document).contains("<!-- embed-example -->"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void theExampleRunsAndPrintsWhatTheDocumentSays(Path document, @TempDir Path scratch) throws Exception {
        var block = block(document);
        var source = Files.writeString(scratch.resolve("Embed.java"), block.group("code"));

        compile(source, scratch);
        var printed = run(scratch);

        var says = block.group("prints");
        assertThat(printed).isNotEmpty();
        if (says != null) {
            assertThat(printed).isEqualTo(says.lines().toList());
        }
    }

    private static Matcher block(Path document) {
        var block = BLOCK.matcher(text(document));
        assertThat(block.find())
                .as("a java block between the markers of %s", document)
                .isTrue();
        return block;
    }

    private static void compile(Path source, Path target) throws IOException {
        var javac = ToolProvider.getSystemJavaCompiler();
        var complaints = new StringWriter();
        try (var files = javac.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
            var options = List.of("-classpath", classPath(), "-d", target.toString(), "-proc:none");
            var done = javac.getTask(complaints, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(done).as("%s", complaints).isTrue();
        }
    }

    private static List<String> run(Path classes) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-cp", classes + System.getProperty("path.separator") + classPath(), "Embed")
                .redirectError(classes.resolve("errors.txt").toFile())
                .start();
        var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor())
                .as("%s", text(classes.resolve("errors.txt")))
                .isZero();
        return printed.lines().toList();
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(file.toString(), unreadable);
        }
    }
}
