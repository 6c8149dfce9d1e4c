package io.calibr.server.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The digests of the plugins that an operator allows. A text file of one SHA-256 in hexadecimal a line, whatever follows
 * it ignored, as {@code sha256sum} writes it; {@code #} begins a comment.
 */
record AllowList(Optional<Set<String>> digests) {

    static final AllowList EVERYTHING = new AllowList(Optional.empty());

    static AllowList of(Path file) {
        try (var lines = Files.lines(file)) {
            var digests = lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+", 2)[0])
                    .collect(Collectors.toUnmodifiableSet());
            return new AllowList(Optional.of(digests));
        } catch (IOException unreadable) {
            throw new PluginRefused("the list of allowed plugins " + file + " cannot be read", unreadable);
        }
    }

    boolean allows(String sha256) {
        return digests.map(known -> known.contains(sha256)).orElse(true);
    }
}
