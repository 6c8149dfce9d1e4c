package io.calibr.server.connector;

import java.io.Serial;

/** A plugin that this host will not run; the message tells the operator why. */
public final class PluginRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    PluginRefused(String reason) {
        super(reason);
    }

    PluginRefused(String reason, Throwable cause) {
        super(reason, cause);
    }
}
