package io.calibr.plugin.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a CSV file (RFC 4180, commas) into records without decoding it: what nobody changes can be written back byte for
 * byte. Holds one record at a time.
 */
final class CsvReader implements AutoCloseable {

    private static final int LONGEST_RECORD = 1 << 20;
    private static final int MOST_FIELDS = 1_000;
    private static final int END = -1;
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final String file;
    private final byte[] chunk = new byte[1 << 16];
    private int filled;
    private int at;
    private int line = 1;
    private byte[] record = new byte[256];
    private int length;
    private int[] bounds = new int[32];
    private int fields;
    private final boolean marked;

    CsvReader(InputStream in, String file) throws IOException {
        this.in = in;
        this.file = file;
        this.filled = Math.max(in.readNBytes(chunk, 0, chunk.length), 0);
        this.marked = filled >= BOM.length && Arrays.equals(chunk, 0, BOM.length, BOM, 0, BOM.length);
        this.at = marked ? BOM.length : 0;
    }

    /** What stands before the first record: a byte order mark or nothing. */
    byte[] preamble() {
        return marked ? BOM.clone() : new byte[0];
    }

    /** The next record with its line end, or empty at the end of the file. */
    Optional<CsvRecord> next() throws IOException {
        if (peek() == END) {
            return Optional.empty();
        }
        var first = line;
        length = 0;
        fields = 0;
        var ended = false;
        while (!ended) {
            ended = field();
        }
        return Optional.of(
                new CsvRecord(file, first, Arrays.copyOf(record, length), Arrays.copyOf(bounds, 2 * fields)));
    }

    /** Reads one field and what follows it; true if that ends the record. */
    private boolean field() throws IOException {
        var start = length;
        if (peek() == '"') {
            quoted();
        } else {
            plain();
        }
        mark(start, length);
        return switch (peek()) {
            case ',' -> {
                take();
                yield false;
            }
            case '\r' -> {
                take();
                if (peek() != '\n') {
                    throw BadFile.at(file, line, "a carriage return without a line feed");
                }
                take();
                yield true;
            }
            case '\n' -> {
                take();
                yield true;
            }
            case END -> true;
            default -> throw BadFile.at(file, line, "text after a closing quote");
        };
    }

    private void plain() throws IOException {
        while (true) {
            switch (peek()) {
                case ',', '\r', '\n', END -> {
                    return;
                }
                case '"' -> throw BadFile.at(file, line, "a quote inside a field that does not begin with one");
                default -> take();
            }
        }
    }

    private void quoted() throws IOException {
        var opened = line;
        take();
        while (true) {
            var next = peek();
            if (next == END) {
                throw BadFile.at(file, opened, "a quote is opened and never closed");
            }
            take();
            if (next == '"') {
                if (peek() != '"') {
                    return;
                }
                take();
            }
        }
    }

    private void mark(int start, int end) {
        if (fields == MOST_FIELDS) {
            throw BadFile.at(file, line, "more than " + MOST_FIELDS + " fields");
        }
        if (2 * fields == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[2 * fields] = start;
        bounds[2 * fields + 1] = end;
        fields++;
    }

    private int peek() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(in.read(chunk), 0);
        }
        return filled == 0 ? END : chunk[at];
    }

    private void take() {
        if (length == LONGEST_RECORD) {
            throw BadFile.at(file, line, "a row of more than " + LONGEST_RECORD + " bytes");
        }
        if (length == record.length) {
            record = Arrays.copyOf(record, 2 * length);
        }
        var taken = chunk[at++];
        record[length++] = taken;
        if (taken == '\n') {
            line++;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
