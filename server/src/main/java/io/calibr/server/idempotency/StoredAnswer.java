package io.calibr.server.idempotency;

import java.util.Map;

/** What the first request with a key was answered. */
record StoredAnswer(int status, Map<String, String> headers, String body) {

    StoredAnswer {
        headers = Map.copyOf(headers);
    }
}
