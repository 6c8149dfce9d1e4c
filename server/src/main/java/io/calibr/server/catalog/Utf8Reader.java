package io.calibr.server.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Locale;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Decodes UTF-8 strictly, skips its byte order mark, and where the bytes are something else says at which line and what
 * they look like. {@link java.io.InputStreamReader} would drop the good characters before a bad byte, and with them the
 * line number.
 */
final class Utf8Reader extends Reader {

    private final InputStream in;
    private final CharsetDecoder decoder = UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 14).flip();
    private final CharBuffer chars = CharBuffer.allocate(1 << 14).flip();
    private final LineCount lines = new LineCount();
    private boolean started;
    private boolean ended;

    Utf8Reader(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        if (!started) {
            start();
        }
        if (!chars.hasRemaining() && !decodeMore()) {
            return -1;
        }
        var taken = Math.min(length, chars.remaining());
        chars.get(into, from, taken);
        return taken;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void start() throws IOException {
        started = true;
        var head = in.readNBytes(4);
        refuseUtf16(head);
        bytes.clear().put(head).flip();
        if (head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            bytes.position(3);
        }
    }

    private static void refuseUtf16(byte[] head) {
        if (head.length < 2) {
            return;
        }
        var mark = ((head[0] & 0xFF) << 8) | (head[1] & 0xFF);
        if (mark == 0xFEFF || mark == 0xFFFE || head[0] == 0 || head[1] == 0) {
            throw new UnreadableFile(1, 0, "the file is UTF-16 or UTF-32: save it as UTF-8");
        }
    }

    private boolean decodeMore() throws IOException {
        while (true) {
            chars.clear();
            var result = decoder.decode(bytes, chars, ended);
            chars.flip();
            if (chars.hasRemaining()) {
                count();
                return true;
            }
            if (result.isError()) {
                throw notUtf8(result);
            }
            if (ended) {
                return false;
            }
            fill();
        }
    }

    private void count() {
        for (var i = chars.position(); i < chars.limit(); i++) {
            lines.see(chars.get(i));
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        var read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    private UnreadableFile notUtf8(CoderResult result) {
        var value = bytes.get(bytes.position()) & 0xFF;
        var message = result.length() == bytes.remaining() && ended && value >= 0xC2
                ? "the file ends in the middle of a character"
                : String.format(
                        Locale.ROOT,
                        "byte 0x%02X is not UTF-8; the file looks like Latin-1 or Windows-1252: save it as UTF-8",
                        value);
        return new UnreadableFile(lines.line(), 0, message);
    }
}
