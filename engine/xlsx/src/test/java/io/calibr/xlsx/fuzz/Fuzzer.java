package io.calibr.xlsx.fuzz;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** What Jazzer calls, {@code ./mvnw -Pfuzz}; the property {@code fuzz.reader} says which reader it is about. */
public final class Fuzzer {

    private static final String NAME = System.getProperty("fuzz.reader", "csv");
    private static final Readers READER = Readers.valueOf(NAME.toUpperCase(Locale.ROOT));

    private Fuzzer() {}

    /** Reads the seeds once: the time that loading a library takes is nothing that an input could be blamed for. */
    public static void fuzzerInitialize() throws IOException, URISyntaxException {
        var seeds = Objects.requireNonNull(Fuzzer.class.getResource("/fuzz/" + NAME), NAME);
        try (var files = Files.list(Path.of(seeds.toURI()))) {
            for (var seed : files.toList()) {
                READER.accept(Files.readAllBytes(seed));
            }
        }
    }

    public static void fuzzerTestOneInput(byte[] data) {
        READER.accept(data);
    }
}
