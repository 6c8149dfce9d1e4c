package io.calibr.server.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

/** An expanded plugin: what it says about itself and whether it is fit to be loaded. */
record PluginFolder(Path path) {

    private static final String INDEX = "META-INF/extensions.idx";

    /** Its id; {@link PluginRefused} if anything about the folder is wrong. */
    String admitted() {
        try {
            var id = describedId();
            refuseCopies();
            refuseMissingIndex();
            return id;
        } catch (IOException unreadable) {
            throw new PluginRefused("it cannot be examined: " + unreadable.getMessage(), unreadable);
        }
    }

    private String describedId() throws IOException {
        var file = path.resolve("plugin.properties");
        if (Files.notExists(file)) {
            throw new PluginRefused("it has no plugin.properties");
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        if (!properties.getProperty("plugin.dependencies", "").isBlank()) {
            throw new PluginRefused("it depends on other plugins: " + properties.getProperty("plugin.dependencies"));
        }
        for (var key : List.of("plugin.id", "plugin.version", "plugin.requires")) {
            if (properties.getProperty(key, "").isBlank()) {
                throw new PluginRefused("its plugin.properties does not say " + key);
            }
        }
        return properties.getProperty("plugin.id");
    }

    private void refuseCopies() throws IOException {
        var classes = path.resolve("classes");
        if (Files.isDirectory(classes)) {
            try (var files = Files.walk(classes)) {
                files.map(file -> classes.relativize(file).toString().replace('\\', '/'))
                        .forEach(name -> refuseCopy("classes", name));
            }
        }
        for (var jar : jars()) {
            try (var zip = new ZipInputStream(Files.newInputStream(jar))) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    refuseCopy(String.valueOf(jar.getFileName()), entry.getName());
                }
            }
        }
    }

    private static void refuseCopy(String where, String name) {
        if (SharedPackages.isCopied(name)) {
            throw new PluginRefused(
                    "it brings its own " + name + " in " + where + "; declare that dependency with scope provided");
        }
    }

    private void refuseMissingIndex() throws IOException {
        if (!Files.exists(path.resolve("classes").resolve(INDEX)) && !anyJarHasIndex()) {
            throw new PluginRefused("it lacks " + INDEX + "; run PF4J's annotation processor when compiling");
        }
    }

    private boolean anyJarHasIndex() throws IOException {
        for (var jar : jars()) {
            try (var zip = new ZipInputStream(Files.newInputStream(jar))) {
                if (hasIndex(zip)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hasIndex(ZipInputStream zip) throws IOException {
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(INDEX)) {
                return true;
            }
        }
        return false;
    }

    private List<Path> jars() throws IOException {
        var lib = path.resolve("lib");
        if (!Files.isDirectory(lib)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(lib)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }
}
