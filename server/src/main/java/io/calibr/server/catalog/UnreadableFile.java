package io.calibr.server.catalog;

import java.io.Serial;

/** The file cannot be read past this place: nothing after it can be trusted, so nothing of it is imported. */
final class UnreadableFile extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final long line;
    private final int field;

    /** @param field counted from 1; 0 where no single field is to blame */
    UnreadableFile(long line, int field, String message) {
        super(message);
        this.line = line;
        this.field = field;
    }

    long line() {
        return line;
    }

    int field() {
        return field;
    }
}
