package io.calibr.server.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The price file that stands for the shop. */
record ShopWindow(Path file) {

    /** Puts these prices up, unless the shop has some already. */
    void openWith(String prices) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.notExists(file)) {
                Files.writeString(file, prices);
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot write " + file, unusable);
        }
    }

    /** What the file held when it was opened with these prices. */
    byte[] asOpenedWith(String prices) {
        return prices.getBytes(StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    /** Refuses a shop that differs in a single byte. */
    void requireSame(byte[] before) {
        if (!Arrays.equals(before, bytes())) {
            throw new DemoFailed(file + " is not as it was before the run");
        }
    }
}
