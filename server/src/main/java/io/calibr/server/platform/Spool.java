package io.calibr.server.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** An answer that is wholly written to a file before anybody reads it, so that a slow reader holds no connection. */
public final class Spool {

    private Spool() {}

    /** What writes the answer; an {@link UncheckedIOException} of a callback counts as its cause. */
    @FunctionalInterface
    public interface Text {
        void writeTo(Writer writer) throws IOException;
    }

    /** The text in UTF-8; its file is gone when the stream is closed, or when writing failed. */
    public static InputStream of(Text text) throws IOException {
        var file = Files.createTempFile("calibr-answer", ".tmp");
        try (var writer = Files.newBufferedWriter(file)) {
            text.writeTo(writer);
        } catch (UncheckedIOException full) {
            Files.delete(file);
            throw full.getCause();
        } catch (RuntimeException | IOException failed) {
            Files.delete(file);
            throw failed;
        }
        return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    }
}
