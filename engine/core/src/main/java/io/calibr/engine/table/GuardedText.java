package io.calibr.engine.table;

import io.calibr.engine.table.Problem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 strictly and follows the quotes of CSV, so that a cell, row or file over the limits is refused before
 * anything has collected it. A byte order mark at the start is skipped.
 */
final class GuardedText extends Reader {

    private enum Position {
        CELL_START,
        PLAIN,
        QUOTED,
        QUOTE_SEEN
    }

    private static final int BUFFER = 8 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final Limits limits;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();

    private boolean ended;
    private boolean started;
    private long bytesRead;
    private int line = 1;
    private int cells = 1;
    private int cellLength;
    private char previous;
    private Position position = Position.CELL_START;

    GuardedText(InputStream in, Limits limits) {
        this.in = in;
        this.limits = limits;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (!decodeMore()) {
                return -1;
            }
        }
        var count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        for (var i = offset; i < offset + count; i++) {
            follow(target[i]);
        }
        return count;
    }

    /** Refills the characters; false at the end of the file. What stands before a bad byte is delivered first. */
    private boolean decodeMore() throws IOException {
        chars.clear();
        var result = decoder.decode(bytes, chars, ended);
        chars.flip();
        skipByteOrderMark();
        if (chars.hasRemaining()) {
            return true;
        }
        if (result.isError()) {
            throw notUtf8();
        }
        return !ended && fill();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Reads more bytes; false once there are none, and none left to decode. */
    private boolean fill() throws IOException {
        bytes.compact();
        var count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = count < 0;
        if (!ended) {
            bytes.position(bytes.position() + count);
            bytesRead += count;
        }
        bytes.flip();
        if (bytesRead > limits.bytes()) {
            throw new Unreadable(Kind.TOO_LARGE, line, "the file has more than " + limits.bytes() + " bytes");
        }
        return !ended || bytes.hasRemaining();
    }

    private void skipByteOrderMark() {
        if (!started && chars.hasRemaining()) {
            started = true;
            if (chars.get(0) == BYTE_ORDER_MARK) {
                chars.get();
            }
        }
    }

    private Unreadable notUtf8() {
        var utf16 = line == 1 && !started;
        return new Unreadable(
                Kind.NOT_UTF8,
                line,
                utf16
                        ? "the file is not UTF-8: save it as \"CSV UTF-8\""
                        : "the line holds bytes that are not UTF-8: save the file as \"CSV UTF-8\"");
    }

    private void follow(char character) throws Unreadable {
        position = after(character);
        if (position == Position.CELL_START) {
            cellLength = 0;
            cells = character == ',' ? cells + 1 : 1;
        } else {
            cellLength++;
        }
        if (character == '\n' ? previous != '\r' : character == '\r') {
            line++;
        }
        previous = character;
        if (cellLength > limits.cellBytes()) {
            throw new Unreadable(Kind.TOO_LARGE, line, "a cell has more than " + limits.cellBytes() + " bytes");
        }
        if (cells > limits.columns()) {
            throw new Unreadable(Kind.TOO_LARGE, line, "a row has more than " + limits.columns() + " columns");
        }
    }

    private Position after(char character) {
        var separator = character == ',' || character == '\n' || character == '\r';
        return switch (position) {
            case CELL_START -> separator ? Position.CELL_START : character == '"' ? Position.QUOTED : Position.PLAIN;
            case PLAIN -> separator ? Position.CELL_START : Position.PLAIN;
            case QUOTED -> character == '"' ? Position.QUOTE_SEEN : Position.QUOTED;
            case QUOTE_SEEN -> separator ? Position.CELL_START : character == '"' ? Position.QUOTED : Position.PLAIN;
        };
    }
}
