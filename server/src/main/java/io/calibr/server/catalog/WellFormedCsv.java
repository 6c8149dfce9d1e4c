package io.calibr.server.catalog;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Passes text on as long as it is CSV as RFC 4180 has it, within limits, and names the line and the field where it stops
 * being so. The parser behind it would collect a field of any length in memory, and knows only where a file ended, not
 * where the quote was opened that was never closed.
 */
final class WellFormedCsv extends Reader {

    static final int LONGEST_FIELD = 64 * 1024;
    static final int LONGEST_LINE = 16 * LONGEST_FIELD;

    private enum Place {
        START,
        PLAIN,
        QUOTED,
        AFTER_QUOTE
    }

    private final Reader text;
    private final LineCount lines = new LineCount();
    private Place place = Place.START;
    private long fieldLine = 1;
    private int field = 1;
    private int inField;
    private int inLine;
    private @Nullable UnreadableFile bad;

    WellFormedCsv(Reader text) {
        this.text = text;
    }

    /** Gives what stands before a bad place first, so that the lines there are read and reported as well. */
    @Override
    public int read(char[] into, int from, int length) throws IOException {
        if (bad != null) {
            throw bad;
        }
        var read = text.read(into, from, length);
        if (read < 0) {
            requireClosed();
            return read;
        }
        var good = good(into, from, from + read);
        if (good == 0 && bad != null) {
            throw bad;
        }
        return good;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private int good(char[] text, int from, int to) {
        for (var i = from; i < to; i++) {
            try {
                see(text[i]);
            } catch (UnreadableFile place) {
                bad = place;
                return i - from;
            }
        }
        return to - from;
    }

    private void requireClosed() {
        if (place == Place.QUOTED) {
            throw new UnreadableFile(fieldLine, field, "the quote opened here is never closed");
        }
    }

    private void see(char c) {
        lines.see(c);
        if (c == 0) {
            throw new UnreadableFile(lines.line(), field, "a NUL character: the file is not text");
        }
        place = switch (place) {
            case QUOTED -> c == '"' ? Place.AFTER_QUOTE : grown(Place.QUOTED);
            case AFTER_QUOTE -> c == '"' ? grown(Place.QUOTED) : afterQuote(c);
            case START -> c == '"' ? Place.QUOTED : unquoted(c);
            case PLAIN -> unquoted(c);
        };
    }

    private Place afterQuote(char c) {
        if (!ends(c)) {
            throw new UnreadableFile(
                    fieldLine, field, "text after a closing quote; a quote inside a quoted field is written twice");
        }
        return unquoted(c);
    }

    private Place unquoted(char c) {
        if (!ends(c)) {
            return grown(Place.PLAIN);
        }
        inField = 0;
        fieldLine = lines.line();
        if (c == ',') {
            field++;
            lengthen();
        } else {
            field = 1;
            inLine = 0;
        }
        return Place.START;
    }

    private Place grown(Place next) {
        inField++;
        lengthen();
        if (inField > LONGEST_FIELD) {
            throw new UnreadableFile(
                    fieldLine,
                    field,
                    "the field is longer than " + LONGEST_FIELD + " characters"
                            + (next == Place.QUOTED ? ": is its closing quote missing?" : ""));
        }
        return next;
    }

    private void lengthen() {
        if (++inLine > LONGEST_LINE) {
            throw new UnreadableFile(fieldLine, 0, "the line is longer than " + LONGEST_LINE + " characters");
        }
    }

    private static boolean ends(char c) {
        return c == ',' || c == '\n' || c == '\r';
    }
}
