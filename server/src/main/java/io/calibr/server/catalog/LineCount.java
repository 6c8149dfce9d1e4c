package io.calibr.server.catalog;

/** Counts lines the way editors do: LF, CR LF and CR alone each end one. */
final class LineCount {

    private long line = 1;
    private char last;

    void see(char c) {
        if (c == '\r' || (c == '\n' && last != '\r')) {
            line++;
        }
        last = c;
    }

    long line() {
        return line;
    }
}
