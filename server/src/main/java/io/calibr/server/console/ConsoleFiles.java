package io.calibr.server.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/** The files of the console that was built into the class path, kept once they were read; none in a build without it. */
@ApplicationScoped
class ConsoleFiles {

    static final String PAGE = "index.html";

    private static final String FOLDER = "META-INF/console/";

    /** One folder at most, and no name that begins with a dot: no path leads out of ours. */
    private static final Pattern NAME = Pattern.compile("(assets/)?[A-Za-z0-9_-][A-Za-z0-9._-]*\\.[a-z0-9]+");

    private final ConcurrentMap<String, ConsoleFile> read = new ConcurrentHashMap<>();

    /** The file of this name, relative to the console's base. */
    Optional<ConsoleFile> find(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        // a name that is not there is not remembered: anybody can think up names
        return Optional.ofNullable(read.get(name))
                .or(() -> load(name).map(file -> {
                    read.put(name, file);
                    return file;
                }));
    }

    private static Optional<ConsoleFile> load(String name) {
        try (var stream = ConsoleFiles.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            return stream == null ? Optional.empty() : Optional.of(ConsoleFile.of(name, stream.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
