package io.calibr.server.connector;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Builds plugin zips from a few lines of Java, sound ones and broken ones. */
final class PluginWorkshop {

    private static final String FACTORY = """
            package made;
            import io.calibr.plugin.sdk.*;
            import java.util.*;
            @org.pf4j.Extension
            public class Factory implements ConnectorFactory {
                public ConnectorDescriptor descriptor() {
                    return new ConnectorDescriptor("@id@", "Made", Set.of(Capability.PRICE_SOURCE), List.of(),
                            Set.of(AuthScheme.NONE), List.of());
                }
                public List<ConfigProblem> validate(Map<String, String> config) {
                    @validate@
                }
                public Connector open(ConnectorContext context) {
                    throw new ConnectorException.Permanent("not for opening");
                }
            }
            """;
    private static final String PLUGIN = """
            package made;
            public class Life extends org.pf4j.Plugin {
                @Override public void start() {
                    try {
                        @start@
                    } catch (Exception thrown) {
                        throw new IllegalStateException(thrown);
                    }
                }
            }
            """;

    private final Path folder;
    private final String id;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private String validate = "return List.of();";
    private String start = "";

    private PluginWorkshop(Path folder, String id) {
        this.folder = folder;
        this.id = id;
        properties.put("plugin.id", id);
        properties.put("plugin.version", "1.0.0");
        properties.put("plugin.requires", ">=0.1.0 & <0.2.0");
        properties.put("plugin.class", "made.Life");
        entries.put("classes/META-INF/extensions.idx", "made.Factory\n".getBytes(UTF_8));
    }

    /** A sound plugin of this id, until something is done to it. */
    static PluginWorkshop plugin(Path folder, String id) {
        return new PluginWorkshop(folder, id);
    }

    /** What {@code validate(config)} does. */
    PluginWorkshop validating(String statements) {
        validate = statements;
        return this;
    }

    /** What the plugin does when it starts. */
    PluginWorkshop starting(String statements) {
        start = statements;
        return this;
    }

    PluginWorkshop saying(String property, String value) {
        properties.put(property, value);
        return this;
    }

    PluginWorkshop with(String entry, byte[] content) {
        entries.put(entry, content);
        return this;
    }

    PluginWorkshop without(String entry) {
        entries.remove(entry);
        return this;
    }

    Path zip() {
        var all = new LinkedHashMap<>(entries);
        var text = new StringBuilder();
        properties.forEach(
                (key, value) -> text.append(key).append('=').append(value).append('\n'));
        all.put("plugin.properties", text.toString().getBytes(UTF_8));
        compiled(Map.of(
                        "made.Factory", FACTORY.replace("@id@", id).replace("@validate@", validate),
                        "made.Life", PLUGIN.replace("@start@", start)))
                .forEach((name, content) -> all.put("classes/" + name, content));
        try {
            return Files.write(folder.resolve(id + ".zip"), zipped(all));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static byte[] zipped(Map<String, byte[]> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    private Map<String, byte[]> compiled(Map<String, String> sources) {
        try {
            var classes = Files.createTempDirectory(folder, "classes");
            var units = sources.entrySet().stream()
                    .map(source -> (JavaFileObject) new Source(source.getKey(), source.getValue()))
                    .toList();
            var compiler = ToolProvider.getSystemJavaCompiler();
            var options = List.of(
                    "-proc:none", "-d", classes.toString(), "-classpath", System.getProperty("java.class.path"));
            assertThat(compiler.getTask(null, null, null, options, null, units).call())
                    .isTrue();
            var compiled = new LinkedHashMap<String, byte[]>();
            for (var name : List.of("made/Factory.class", "made/Life.class")) {
                compiled.put(name, Files.readAllBytes(classes.resolve(name)));
            }
            return compiled;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A source file in memory. */
    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
