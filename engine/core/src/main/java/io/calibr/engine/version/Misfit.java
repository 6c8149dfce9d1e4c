package io.calibr.engine.version;

import java.io.Serial;

/** A patch that does not fit; it never leaves this package. */
final class Misfit extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;

    Misfit(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
