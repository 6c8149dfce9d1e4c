package io.calibr.server.demo;

import java.io.Serial;
import java.net.URI;

/** The server answered, but with a refusal. */
final class ApiRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final int status;

    ApiRefused(String method, URI uri, int status, String body) {
        super(method + " " + uri.getPath() + " was answered " + status + ": " + body);
        this.status = status;
    }

    int status() {
        return status;
    }
}
