package io.calibr.server.demo;

import java.io.Serial;

/** The demo cannot go on; the message says why in one line. */
final class DemoFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    DemoFailed(String reason) {
        super(reason);
    }
}
