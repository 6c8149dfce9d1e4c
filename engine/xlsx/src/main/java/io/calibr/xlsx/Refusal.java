package io.calibr.xlsx;

import io.calibr.engine.table.Problem.Kind;
import java.io.IOException;
import java.io.Serial;

/** The workbook as a whole, or a sheet, cannot be read on. */
final class Refusal extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Where in its sheet; 1 where the whole is meant. */
    private final int line;

    Refusal(Kind kind, String message) {
        this(kind, 1, message);
    }

    Refusal(Kind kind, int line, String message) {
        super(message);
        this.kind = kind;
        this.line = line;
    }

    Kind kind() {
        return kind;
    }

    int line() {
        return line;
    }

    String said() {
        return String.valueOf(getMessage());
    }
}
