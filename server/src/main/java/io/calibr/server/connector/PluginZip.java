package io.calibr.server.connector;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A plugin's zip, read once: what is digested is what is expanded, whoever changes the file meanwhile. Refuses what is
 * too large or reaches out of its folder.
 */
final class PluginZip {

    private static final int LARGEST_ZIP = 64 << 20;
    private static final long LARGEST_EXPANDED = 128L << 20;
    private static final int MOST_ENTRIES = 10_000;

    private final byte[] content;

    private PluginZip(byte[] content) {
        this.content = content;
    }

    static PluginZip read(Path path) {
        try (var in = Files.newInputStream(path)) {
            var content = in.readNBytes(LARGEST_ZIP);
            if (in.read() >= 0) {
                throw new PluginRefused("it has more than " + LARGEST_ZIP + " bytes");
            }
            return new PluginZip(content);
        } catch (IOException unreadable) {
            throw new PluginRefused("it cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Writes every entry below {@code folder}, which is empty. */
    void expandInto(Path folder) {
        var entries = 0;
        var left = LARGEST_EXPANDED;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw new PluginRefused("it has more than " + MOST_ENTRIES + " entries");
                }
                left -= expand(zip, entry, folder, left);
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new PluginRefused("it is not a readable zip: " + broken.getMessage(), broken);
        }
        if (entries == 0) {
            throw new PluginRefused("it is not a zip or an empty one");
        }
    }

    private static long expand(InputStream zip, ZipEntry entry, Path folder, long left) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (entry.getName().indexOf('\\') >= 0 || !target.startsWith(folder)) {
            throw new PluginRefused("its entry " + entry.getName() + " leads out of its folder");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return 0;
        }
        Files.createDirectories(target.resolveSibling("."));
        try (var out = Files.newOutputStream(target)) {
            var copied = 0L;
            var buffer = new byte[8_192];
            for (var read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                copied += read;
                if (copied > left) {
                    throw new PluginRefused("it expands to more than " + LARGEST_EXPANDED + " bytes");
                }
                out.write(buffer, 0, read);
            }
            return copied;
        }
    }
}
