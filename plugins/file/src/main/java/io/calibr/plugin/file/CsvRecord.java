package io.calibr.plugin.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One record as it stands in the file, line end included, and where its fields are. */
final class CsvRecord {

    private final String file;
    private final int line;
    private final byte[] bytes;
    private final int[] bounds;

    CsvRecord(String file, int line, byte[] bytes, int[] bounds) {
        this.file = file;
        this.line = line;
        this.bytes = bytes;
        this.bounds = bounds;
    }

    int line() {
        return line;
    }

    int size() {
        return bounds.length / 2;
    }

    /** A line with nothing on it. */
    boolean isBlank() {
        return size() == 1 && start(0) == end(0);
    }

    /** The text of a field without its quotes; the record has passed {@link #requireUtf8}. */
    String field(int index) {
        var text = new String(bytes, start(index), end(index) - start(index), UTF_8);
        return text.startsWith("\"") ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }

    void requireUtf8() {
        for (var index = 0; index < size(); index++) {
            try {
                UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start(index), end(index) - start(index)));
            } catch (CharacterCodingException foreign) {
                throw BadFile.at(file, line, String.valueOf(index + 1), "is not UTF-8 text");
            }
        }
    }

    /** The line end of this record, empty if the file ends without one. */
    String lineEnd() {
        return new String(bytes, end(size() - 1), bytes.length - end(size() - 1), UTF_8);
    }

    void copyTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    /** Writes this record with some fields replaced; every other byte stays. */
    void copyTo(OutputStream out, Map<Integer, String> replaced) throws IOException {
        var changed = new ByteArrayOutputStream(bytes.length + 32);
        var copied = 0;
        for (var index = 0; index < size(); index++) {
            if (replaced.containsKey(index)) {
                changed.write(bytes, copied, start(index) - copied);
                changed.writeBytes(quoted(replaced.getOrDefault(index, "")).getBytes(UTF_8));
                copied = end(index);
            }
        }
        changed.write(bytes, copied, bytes.length - copied);
        changed.writeTo(out);
    }

    /** A text as a field, in quotes only if it needs them. */
    static String quoted(String text) {
        var plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private int start(int index) {
        return bounds[2 * index];
    }

    private int end(int index) {
        return bounds[2 * index + 1];
    }
}
