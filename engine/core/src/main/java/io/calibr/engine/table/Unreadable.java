package io.calibr.engine.table;

import java.io.IOException;
import java.io.Serial;

/** The text itself cannot be read on: not UTF-8, or larger than the limits. */
final class Unreadable extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Problem.Kind kind;
    private final int line;

    Unreadable(Problem.Kind kind, int line, String message) {
        super(message);
        this.kind = kind;
        this.line = line;
    }

    void reportTo(Problems problems) {
        problems.line(line).about(kind, String.valueOf(getMessage()));
    }
}
