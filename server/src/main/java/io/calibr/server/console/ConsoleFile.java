package io.calibr.server.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** A file as it is sent, and its smaller form where that is worth it. */
final class ConsoleFile {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "md", "text/markdown; charset=utf-8",
            "woff2", "font/woff2",
            "woff", "font/woff");

    private final String type;
    private final byte[] bytes;
    private final byte[] packed;

    private ConsoleFile(String type, byte[] bytes, byte[] packed) {
        this.type = type;
        this.bytes = bytes;
        this.packed = packed;
    }

    static ConsoleFile of(String name, byte[] bytes) {
        var type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        // fonts are packed already
        return new ConsoleFile(type, bytes, type.startsWith("font/") ? new byte[0] : gzip(bytes));
    }

    /** The media type. */
    String type() {
        return type;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** The same bytes as gzip, if they are fewer. */
    Optional<byte[]> packed() {
        return isPacked() ? Optional.of(packed.clone()) : Optional.empty();
    }

    boolean isPacked() {
        return packed.length > 0 && packed.length < bytes.length;
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** What changes exactly when the file does. */
    String digest() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzip(byte[] bytes) {
        var sink = new ByteArrayOutputStream(bytes.length / 3);
        try (var gzip = new GZIPOutputStream(sink)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sink.toByteArray();
    }
}
