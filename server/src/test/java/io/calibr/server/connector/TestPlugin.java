package io.calibr.server.connector;

import io.calibr.server.testing.RunningCalibr;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A connector among the test classes, packed as a plugin. */
public final class TestPlugin {

    private TestPlugin() {}

    /** Packs everything in the package of a factory. */
    public static Path zip(Path folder, String id, Class<?> factory) {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("plugin.properties", """
                plugin.id=%s
                plugin.version=1.0.0
                plugin.class=org.pf4j.Plugin
                plugin.requires=>=0.1.0 & <0.2.0
                """.replace("%s", id).getBytes(UTF_8));
        entries.put("classes/META-INF/extensions.idx", (factory.getName() + "\n").getBytes(UTF_8));
        var inside = factory.getPackageName().replace('.', '/');
        try {
            var root = Path.of(
                    factory.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (var files = Files.list(root.resolve(inside))) {
                for (var file : files.toList()) {
                    entries.put("classes/" + inside + "/" + file.getFileName(), Files.readAllBytes(file));
                }
            }
            return Files.write(Files.createDirectories(folder).resolve(id + ".zip"), PluginWorkshop.zipped(entries));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (URISyntaxException noPath) {
            throw new IllegalStateException(noPath);
        }
    }

    /** Loads a plugin into the running server; once is enough. */
    public static void install(RunningCalibr calibr, Path zip) {
        var host = calibr.bean(PluginHost.class);
        var id = zip.getFileName().toString().replace(".zip", "");
        if (host.find(id).isEmpty()) {
            host.load(zip);
        }
    }
}
