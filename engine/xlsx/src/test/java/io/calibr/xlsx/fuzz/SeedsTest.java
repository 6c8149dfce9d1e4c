package io.calibr.xlsx.fuzz;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The seeds of the fuzzing, and some hundred small changes of them that every build tries. */
class SeedsTest {

    private static final int CHANGES = 40;
    private static final byte[] PIECES =
            "\"\",;|#:<>/\\{}[]()=+-@'\u0000\n\r0.$&% _x".getBytes(StandardCharsets.ISO_8859_1);

    private static List<Path> seeds(Readers reader) throws IOException, URISyntaxException {
        var folder = Objects.requireNonNull(SeedsTest.class.getResource("/fuzz/" + reader.seeds()));
        try (var seeds = Files.list(Path.of(folder.toURI()))) {
            return seeds.sorted().toList();
        }
    }

    @ParameterizedTest
    @EnumSource(Readers.class)
    @Timeout(120)
    void aReaderAcceptsOrSaysWhyNot(Readers reader) throws IOException, URISyntaxException {
        var random = new Random(7);
        for (var seed : seeds(reader)) {
            var bytes = Files.readAllBytes(seed);
            reader.accept(bytes);
            for (var i = 0; i < CHANGES; i++) {
                reader.accept(changed(bytes, random));
            }
        }
    }

    /** With a few bytes changed, left out or written twice. */
    private static byte[] changed(byte[] seed, Random random) {
        var bytes = seed.clone();
        for (var i = random.nextInt(1, 4); i > 0 && bytes.length > 0; i--) {
            var at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = PIECES[random.nextInt(PIECES.length)];
                case 2 -> bytes = joined(bytes, at, Math.min(bytes.length, at + random.nextInt(1, 20)));
                default -> bytes = joined(bytes, Math.min(bytes.length, at + random.nextInt(1, 20)), at);
            }
        }
        return bytes;
    }

    /** What stands before the one place, followed by what stands from the other on. */
    private static byte[] joined(byte[] bytes, int before, int from) {
        var joined = new byte[before + bytes.length - from];
        System.arraycopy(bytes, 0, joined, 0, before);
        System.arraycopy(bytes, from, joined, before, bytes.length - from);
        return joined;
    }
}
